// SPDX-License-Identifier: Apache-2.0
// What can be seen of a line and of a page without knowing what the lines are for.
#pragma once

#include "postprocess/telegram_page.h"

#include <vector>

namespace depesha {

/// Where a line begins.
enum class Indent { Flush, Paragraph, Deep };

/// What can be seen of a line without knowing what it is for; shares are 0 to 1.
struct LineSight {
    double heading = 0.0;      ///< explained by pieces of headings
    double phrase = 0.0;       ///< explained by words of headings alone, dates and numbers left out
    double no_address = 0.0;   ///< explained by what no address has: numbers, dates, labelled places
    double tail = 0.0;         ///< explained by pieces that stand below a signature
    double instruction = 0.0;  ///< explained by an instruction
    double request = 0.0;      ///< explained by an instruction that stands below the text
    double address = 0.0;      ///< confidence that it is an address
    double prose = 0.0;        ///< how much it looks like running text
    bool opens_quote = false;
    bool closes_quote = false;
    bool for_someone = false;  ///< «Для Рощина.»
    bool english = false;
    bool colon = false;         ///< ends in a colon
    bool keyed = false;         ///< an entry of a form: "UNIT: NE/4"
    bool resolved = false;      ///< a name with an editor's bracket: FILIPPOV [Stalin]
    bool completed = false;     ///< an editor's bracket behind its first words: ЛУГОВОМУ [ГРИНЬ]
    bool greets = false;        ///< ends in an exclamation mark
    bool honours = false;       ///< begins with an honorific
    bool bracket_open = false;  ///< a square bracket is left open
    bool entry = false;         ///< an entry of a list of copies: "1 - т. Сталину"
    bool list = false;          ///< begins a list of copies: "Рассылка: 9 экз."
    bool list_open = false;     ///< a list of copies or an archival reference that ends in a comma
    bool state = false;         ///< what an archive says of its sheet: «Копия.»
    bool title = false;         ///< a title of telegrams and little else
    bool caveat = false;        ///< a handling line that ends no sentence
    bool aside = false;         ///< a word or two set to the right edge
    bool closes = false;        ///< copies, distribution, typist or archival reference: nobody signs below
    bool after_close = false;   ///< such a line stands above
    bool item = false;          ///< begins with "1.", "2)", "а)"
    bool sentences = false;     ///< running text: a sentence ends within, words follow
    bool starts_small = false;
    bool starts_name = false;  ///< a name, with a title or a date before it at most
    bool names = false;        ///< several names and nothing else: «Каганович. Молотов.»
    bool strong_name = false;  ///< such a name with initials, or in capitals
    bool before_name = false;  ///< a strong name stands on the line below, and none here
    bool greeting = false;     ///< begins as greetings do and ends in a comma, a colon or an exclamation mark
    bool farewell = false;     ///< takes leave: "Sincerely,"
    bool subject = false;      ///< what a telegram is about, not ended: the next line may go on
    bool has_title = false;    ///< an office stands before the name, or is the line
    bool capitals = false;     ///< no small letter
    bool terminal = false;     ///< ends as sentences do
    bool hyphen = false;       ///< ends in a hyphen
    bool full = false;         ///< reaches the right edge, as nearly as words allow
    bool gap = false;          ///< more room above than between the lines of a paragraph
    bool after_rule = false;   ///< a rule or a row of stars stands above
    bool no_restart = false;   ///< no telegram begins here
    Indent indent = Indent::Flush;
};

[[nodiscard]] LineSight look_at(const LabelledLine& line, double measure);

/// What the whole page tells about its lines.
struct PageHabit {
    /// Paragraphs are told by their first line's indent (rather than by room above).
    bool indents = false;

    /// Paragraphs are told by room above them alone.
    bool gaps = false;

    /// A quoted message begins or ends on the page.
    bool quotations = false;
};
[[nodiscard]] PageHabit habit_of(const std::vector<LineSight>& sights);

}  // namespace depesha
