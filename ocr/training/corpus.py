# SPDX-License-Identifier: Apache-2.0
"""Lines as they stand on typed telegrams: sentences and headings of texts/, filled with names, numbers, dates and words.

The words come from the dictionaries inside Debian's language data, the places from the project's own vocabulary.
"""
import pathlib
import re
import textwrap
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
VOCABULARY = HERE.parent.parent / "postprocess" / "vocabulary"

MONTHS = {"ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
          "gen": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
          "en": "January February March April May June July August September October November December".split()}
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
SURNAMES = {"ru": ("Абрамов Беляев Вавилов Громыкин Гусев Дергачев Ершов Жуков Зимин Иванов Калугин Климов Крючков Лаптев Лебедев "
                   "Мельников Никитин Орехов Павлов Родионов Рощин Сазонов Северьянов Тимофеев Уваров Федоров Хохлов Царев Чуев "
                   "Шишкин Щеглов Юдин Яшин Малик Вышин Подгорнов Кузнецов Ледов Пушкин Соболев Зорин Чуваев Быков").split(),
            "en": ("Acheson Bradley Caldwell Davies Elting Fletcher Gough Harriman Ives Johnson Kirk Lovett Merchant Norris "
                   "Osborne Perkins Quayle Rusk Satterthwaite Thurston Underwood Vance Webb Young Zimmerman MacArthur O'Neill "
                   "Van Horn De Witt Hughes Jessup Kennan Byroade Briggs Wiley Hickerson").split()}
FOREIGN = "Ким Ир Сен|Мао Цзэдун|Чжоу Эньлай|Хо Ши Мин|Цеденбал|Гжибовский|Тито|Ракоши|Нуэн|Ли Хван|Ван Мин|Штейн|Кэ Линь".split("|")
PLANES = {"ru": "МИГ-15 МИГ-17 МиГ-9 ИЛ-12 Ил-28 Ли-2 ЯК-9 ПО-2 Ту-4 В-29 F-86 Б-26 У-2".split(),
          "en": "MIG-15 MIG-17 B-29 F-86 C-47 DC-3 B-26 P-51 U-2 IL-28 YAK-9 C-54".split()}
POSTAL = "ТЧК ЗПТ ДВТЧ КВЧ СКБ НР ТЧК ЗПТ".split()
SYMBOLS = ("PRM STR CIA NSC INR EUR EA NEA AF ARA IO SS SP PM DOD DODE OMB USIA EB AID TRSY CAB COME PA RSC H L S/S G UNA FE "
           "SAM PFOR PINT XX UR CH KN JA VN UK US MARR PEPR OVIP").split()
RUSSIAN_CAPITALS, ENGLISH_CAPITALS = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ", "ABCDEFGHIJKLMNOPRSTUVWYZ"
GENITIVE = [("ия", "ии"), ("а", "ы"), ("я", "и"), ("ь", "и"), ("й", "я"), ("о", "о"), ("е", "е"), ("и", "и"), ("у", "у")]


class Words:
    """Words of one language: the dictionary of its language data, and the project's texts and places."""

    def __init__(self, language, dictionary):
        self.language = language
        alphabet = r"[а-яА-Я]+(-[а-яА-Я]+)?" if language == "ru" else r"[A-Za-z]+('[a-z]+)?"
        kept = (word for word in dictionary.read_text(encoding="utf-8").split() if re.fullmatch(alphabet, word))
        self.words = [word for word in kept if 1 < len(word) < 16]
        name = {"ru": "russian", "en": "english"}[language]
        self.sentences = (HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        self.heads = (HERE / "texts" / f"{name}_heads.txt").read_text(encoding="utf-8").splitlines()
        groups = tomllib.loads((VOCABULARY / f"{language}_places.toml").read_text(encoding="utf-8"))["place"]
        self.places = [place for group in groups.values() for place in group]


class Corpus:
    """Draws text; the same seed gives the same text."""

    def __init__(self, words, rng, foreign_share=0.0, gap_share=0.0):
        self.words, self.rng, self.foreign_share, self.gap_share = words, rng, foreign_share, gap_share

    def choice(self, values):
        return values[int(self.rng.integers(len(values)))]

    def number(self, least, most):
        return int(self.rng.integers(least, most + 1))

    def chance(self, share):
        return float(self.rng.random()) < share

    def fill(self, template, language):
        return re.sub(r"\{(\w+)\}", lambda slot: self.slot(slot[1], language), template)

    def slot(self, name, language):
        """The value of a {slot}; a name in capitals gives the value in capitals."""
        if name == "SYM":
            return self.choice(SYMBOLS)
        if name.isupper():
            return self.slot(name.lower(), language).upper()
        if name in SIMPLE:
            return SIMPLE[name](self)
        if name in BY_LANGUAGE:
            return BY_LANGUAGE[name](self, language)
        raise KeyError(name)

    def person(self, language, ending=""):
        surname = self.choice(SURNAMES[language])
        if language == "ru":
            return self.choice(FOREIGN) if self.chance(0.15) else surname + ending
        return surname if self.chance(0.5) else f"{self.initials(language)} {surname}"

    def initials(self, language):
        capitals = RUSSIAN_CAPITALS if language == "ru" else ENGLISH_CAPITALS
        return "".join(self.choice(capitals) + "." for _ in range(self.number(1, 2)))

    def place(self, language):
        return self.choice(self.words[language].places)

    def place_genitive(self):
        place = self.place("ru")
        if " " in place or "-" in place:
            return place
        return next((place[:-len(old)] + new for old, new in GENITIVE if place.endswith(old)), place + "а")

    def date(self, language):
        day, month, year = self.number(1, 31), self.number(0, 11), self.number(1931, 1960)
        return DATES[language][self.number(0, len(DATES[language]) - 1)](day, month, year)

    def clock(self, language):
        hour, minute = self.number(0, 23), self.number(0, 59)
        if language == "ru":
            forms = [f"{hour} ч. {minute:02} м.", f"{hour} час. {minute:02} мин.", f"{hour}:{minute:02}", f"{hour}.{minute:02}",
                     f"{hour} час."]
        else:
            forms = [f"{hour % 12 + 1} {self.choice(['a.m.', 'p.m.'])}", f"{hour % 12 + 1}:{minute:02} p.m.", f"{hour:02}{minute:02}Z",
                     f"{hour:02}{minute:02} hours", "noon", "midnight"]
        return self.choice(forms)

    def telegram(self, language):
        number = self.number(1, 9999)
        if language == "ru":
            return self.choice([f"№ {number}", f"№ {number}/ш", f"№ {self.number(1, 99)}/с", f"НР {number}", f"№ {number}-ш",
                                f"№№ {number} и {number + 1}", f"вх. № {number}", f"исх. № {number}", f"№ {number}/{ROMAN[number % 12]}"])
        return self.choice([f"{number}", f"No. {number}", f"DEPTEL {number}", f"{number}, {self.date('en')}", f"EMBTEL {number}"])

    def cipher(self):
        """Groups of five figures or letters, as a cipher clerk leaves them."""
        signs = self.choice(["0123456789", "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", RUSSIAN_CAPITALS + "ЪЫЬЩ"])
        return " ".join("".join(self.choice(signs) for _ in range(5)) for _ in range(self.number(3, 9)))

    def postal(self):
        parts = []
        for _ in range(self.number(2, 4)):
            parts += [self.choice(self.words["ru"].words).upper() for _ in range(self.number(1, 4))] + [self.choice(POSTAL)]
        return " ".join(parts)

    def title(self, language):
        return " ".join(self.choice(self.words[language].words) for _ in range(self.number(2, 5))).capitalize()

    def sentence(self, language):
        """One of the project's sentences, or words of the dictionary with the signs of a sentence."""
        if self.chance(0.45):
            return self.fill(self.choice(self.words[language].sentences), language)
        return self.jumble(language)

    def jumble(self, language):
        parts = []
        for _ in range(self.number(4, 14)):
            word = self.choice(self.words[language].words)
            parts.append(self.decorated(word.lower() if self.chance(0.7) else word, language))
        text = " ".join(parts)
        text = re.sub(r"[,;:]$", "", text[0].upper() + text[1:])
        return text + self.choice(["."] * 12 + ["?", "!", "..", ""])

    def decorated(self, word, language):
        """A word with what may stand around it: a comma, quotes, brackets; or a number, a name, a date in its place."""
        if self.foreign_share and self.chance(self.foreign_share):
            return self.choice(['{}', '{}', '"{}"', '"{}",', '({})']).replace("{}", self.foreign(language))
        kind = float(self.rng.random())
        if kind < 0.60:
            return word
        if kind < 0.72:
            return word + self.choice([",", ",", ",", ";", ":", " -", "."])
        if kind < 0.79:
            return self.choice(['"{}"', "({})", '"{}",', "({}),", "'{}'", "«{}»", "*{}", "[{}]", "{}/{}"]).replace("{}", word)
        if kind < 0.84:
            return word.upper()
        if kind < 0.88:
            return word.capitalize()
        slots = ["{num}", "{small}", "{date}", "{person}", "{place}", "{number}", "{plane}", "{roman}", "{money}", "{share}", "{ddd}",
                 "{initials}", "{foreign}", "{abbreviation}", "{month}", "{hm}", "{year}", "{roman}"]
        return self.slot(self.choice(slots)[1:-1], language)

    def foreign(self, language):
        """A word of the other alphabet, as a mixed line has it."""
        other = "en" if language == "ru" else "ru"
        word = self.choice(self.words[other].words)
        return self.choice([word, word.capitalize(), word.upper(), self.place(other), self.person(other)])

    def abbreviation(self, language):
        letters = RUSSIAN_CAPITALS if language == "ru" else ENGLISH_CAPITALS
        return "".join(self.choice(letters) for _ in range(self.number(2, 5)))

    def head(self, language):
        line = self.fill(self.choice(self.words[language].heads), language)
        if self.chance(0.2):
            line = line + " " * self.number(4, 20) + self.fill(self.choice(self.words[language].heads), language)
        return " " * self.choice([0, 0, 0, 5, 10, 25, 35]) + line

    def paragraph(self, language, width):
        text = " ".join(self.sentence(language) for _ in range(self.number(1, 5)))
        if self.chance(0.2):
            text = text.upper()
        if self.chance(0.15):
            text = f'"{text}"'
        start = self.choice(["", "", f"{self.number(1, 30)}. ", f"{self.number(1, 20)}) ", "- ", f"{ROMAN[self.number(0, 11)]}. "])
        lines = textwrap.wrap(start + text, width, initial_indent=" " * self.choice([0, 5, 5, 5]), break_long_words=False)
        return [self.hyphenated(lines[i], lines[i + 1]) if i + 1 < len(lines) else lines[i] for i in range(len(lines))]

    def hyphenated(self, line, following):
        """Some lines end in the first half of a word; the reader sees the hyphen only."""
        word = following.split()[0] if following.split() else ""
        return f"{line} {word[:len(word) // 2]}-" if word.isalpha() and len(word) > 6 and self.chance(0.5) else line

    def page(self, language, rows, width):
        """Lines of one page: headings above, paragraphs, headings below; "mixed" takes either language by turns."""
        lines = []
        while len(lines) < rows:
            own = self.choice(["ru", "en"]) if language == "mixed" else language
            block = [self.head(own) for _ in range(self.number(1, 5))] if self.chance(0.45) else self.paragraph(own, width)
            lines += [self.gapped(line)[:width + 4].rstrip() for line in block]
        return lines[:rows]


    def gapped(self, line):
        """Some typists leave two or three spaces: nothing stands in them."""
        if not self.gap_share:
            return line
        return re.sub(r"(?<=\S) (?=\S)", lambda _: " " * self.number(2, 3) if self.chance(self.gap_share) else " ", line)

    def marks(self, language, rows, width):
        """Lines of dates, numbers, references, names of planes and offices, near to one another and far."""
        lines = []
        for _ in range(rows):
            own = self.choice(["ru", "en"]) if language == "mixed" else language
            parts = [self.choice(MARKS[own]) for _ in range(self.number(1, 5))]
            line = "".join(self.fill(part, own) + " " * self.choice([1, 1, 1, 2, 3, 4, 8]) for part in parts)
            lines.append(" " * self.choice([0, 0, 5, 20]) + line[:width - 20].rstrip())
        return lines

    def tokens(self, rows):
        """Lines of a few of the signs that models of one alphabet lose."""
        return ["   ".join(self.choice(TOKENS) for _ in range(self.number(1, 3))) for _ in range(rows)]


TOKENS = ["13.VI.51", "XII", "№ 302/ш", "Вх. №", "ГАО ГАН", "МИГ-15", "MIG-15", "27.II.52 г.", "№ 10/с", "3.VIII.50", "Исх. № 989/ш", "17/IX-48"]
MARKS = {
    "ru": ["{date}", "{date}", "{number}", "{number}", "Вх. №", "Исх. №", "Вх. № {num}", "Исх. № {num}/{small}", "№ {ddd}/ш", "№ {small}/с",
           "{plane}", "{plane}", "{roman}", "{abbreviation}", "{ABBREVIATION} {ABBREVIATION}", "{initials_person}", "{time}", "{year} г.",
           "{num}", "{PLACE}", "л. {num}", "ф. {small}, оп. {small}, д. {ddd}", "экз. № {small}", "§ {small}", "п. {roman}-{small}", "Спец. № {ddd}",
           "\"{small}\" {month_gen} {year} г.", "№№ {ddd}, {ddd}/ш", "т. {PERSON}", "НР {ddd}"],
    "en": ["{date}", "{date}", "{number}", "No. {num}", "{plane}", "{plane}", "{roman}", "{abbreviation}", "{initials_person}", "{time}", "{year}",
           "{num}", "{PLACE}", "p. {num}", "{money}", "{share}", "{dtg}", "DEPTEL {num}", "{SYM}", "({small})", "FE:{initials}", "{num}/{small}-{num}"],
}
DATES = {
    "ru": [lambda d, m, y: f"{d}.{ROMAN[m]}.{y % 100}", lambda d, m, y: f"{d}.{ROMAN[m]}.{y % 100} г.",
           lambda d, m, y: f"{d}/{ROMAN[m]}-{y % 100}", lambda d, m, y: f"{d}/{ROMAN[m]}-{y} г.",
           lambda d, m, y: f"{d}.{m + 1}.{y % 100}", lambda d, m, y: f"{d:02}.{m + 1:02}.{y}",
           lambda d, m, y: f"{d} {MONTHS['gen'][m]} {y} г.", lambda d, m, y: f"{d} {MONTHS['gen'][m]}",
           lambda d, m, y: f'"{d}" {MONTHS["gen"][m]} {y} г.', lambda d, m, y: f"{d}-{ROMAN[m]}-{y % 100} г."],
    "en": [lambda d, m, y: f"{MONTHS['en'][m]} {d}, {y}", lambda d, m, y: f"{d} {MONTHS['en'][m]} {y}",
           lambda d, m, y: f"{MONTHS['en'][m][:3]}. {d}", lambda d, m, y: f"{d}.{ROMAN[m]}.{y % 100}",
           lambda d, m, y: f"{m + 1}/{d}/{y % 100}", lambda d, m, y: f"{MONTHS['en'][m].upper()} {d}"],
}
SIMPLE = {
    "num": lambda c: str(c.number(1, 99999)), "small": lambda c: str(c.number(1, 99)), "day": lambda c: str(c.number(1, 31)),
    "dd": lambda c: f"{c.number(0, 99):02}", "ddd": lambda c: str(c.number(100, 999)),
    "count": lambda c: c.choice([f"{c.number(1, 90)}00", f"{c.number(1, 90)},{c.number(0, 999):03}", str(c.number(10, 90000))]),
    "year": lambda c: str(c.number(1930, 1960)), "roman": lambda c: c.choice(ROMAN),
    "share": lambda c: c.choice([f"{c.number(1, 99)}%", f"{c.number(1, 99)},{c.number(0, 9)} %", f"{c.number(1, 9)}/{c.number(2, 9)}",
                                 f"§ {c.number(1, 40)}", f"{c.number(1, 9)}.{c.number(0, 99)}"]),
    "money": lambda c: c.choice(["${}", "{} руб.", "£{}", "{} dollars", "{} р. 50 к."]).replace("{}", f"{c.number(1, 999)},{c.number(0, 999):03}"),
    "month_gen": lambda c: c.choice(MONTHS["gen"]), "place_gen": Corpus.place_genitive,
    "cipher": Corpus.cipher, "postal": Corpus.postal,
    "dtg": lambda c: f"{c.number(1, 31):02}{c.number(0, 23):02}{c.number(0, 59):02}Z {c.choice(MONTHS['en'])[:3].upper()} {c.number(50, 79)}",
}
BY_LANGUAGE = {
    "person": lambda c, l: c.person(l), "person_gen": lambda c, l: c.person("ru", "а"), "person_dat": lambda c, l: c.person("ru", "у"),
    "person_ins": lambda c, l: c.person("ru", "ым"), "place": Corpus.place, "date": Corpus.date, "time": Corpus.clock, "hm": Corpus.clock,
    "initials": Corpus.initials, "initials_person": lambda c, l: f"{c.initials(l)} {c.choice(SURNAMES[l])}",
    "month": lambda c, l: c.choice(MONTHS[l]), "number": Corpus.telegram, "plane": lambda c, l: c.choice(PLANES[l]),
    "title": Corpus.title, "foreign": Corpus.foreign, "abbreviation": Corpus.abbreviation,
}
