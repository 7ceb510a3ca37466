// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/beam_search.h"

#include "ocr/lstm/beam.h"
#include "ocr/lstm/characters_on_way.h"
#include "ocr/lstm/step_codes.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

namespace depesha {
namespace {

/// Certainties outside a dictionary, as Tesseract weighs them.
constexpr double outside_dictionary = 2.25;

/// Less certain characters belong to no word of the dictionary.
constexpr float worst_of_dictionary = -25.0F / 7.0F;

float weighed(float certainty)
{
    return static_cast<float>(certainty * outside_dictionary);
}

/// The last node on the way that is the first of its character.
const Node* last_character(const Node* node)
{
    while (node != nullptr && (!node->character || node->again)) {
        node = node->before;
    }
    return node;
}

class Search {
public:
    Search(const CodeProbabilities& probabilities, const CharacterSet& characters, const Dictionary& dictionary,
           int null_code)
        : probabilities_(probabilities), characters_(characters), dictionary_(dictionary),
          codes_(characters, null_code), beginning_(std::make_shared<Dictionary::Positions>(dictionary.beginning())),
          null_(null_code)
    {
    }

    /// The node of each step on the likeliest way, from the first to the last.
    std::vector<const Node*> run()
    {
        for (int step = 0; step < probabilities_.steps; ++step) {
            codes_.set(probabilities_.at(step));
            steps_.emplace_back(characters_.longest());
            now_ = &steps_.back();
            if (step == 0) {
                begin();
            } else {
                go_on_from(steps_[steps_.size() - 2]);
            }
        }
        return steps_.empty() ? std::vector<const Node*>{} : way_to(best_end());
    }

private:
    [[nodiscard]] bool has_dictionary() const { return !beginning_->empty(); }

    void begin()
    {
        rank_ = Rank::TopTwo;
        for (const Realm realm : {Anywhere, InDictionary}) {
            if (realm == Anywhere || has_dictionary()) {
                realm_ = realm;
                go_on(nullptr, Anything);
            }
        }
    }

    /// With the likeliest codes; with less likely ones only where these allow nothing.
    void go_on_from(const Step& before)
    {
        for (rank_ = Rank::TopTwo;; rank_ = rank_ == Rank::TopTwo ? Rank::Top : Rank::Rest) {
            for (const BeamsOfLength& beams : before.beams) {
                go_on_from(beams);
            }
            if (rank_ == Rank::Rest || goes_on()) {
                break;
            }
        }
        for (const Following following : {Anything, OnlyAgain, NotAgain}) {
            if (const std::optional<Node>& node = now_->best_beginning[following]) {
                now_->beams.front()[InDictionary][following].offer(*node, width_of(0));
            }
        }
    }

    void go_on_from(const BeamsOfLength& beams)
    {
        for (const Realm realm : {Anywhere, InDictionary}) {
            realm_ = realm;
            for (const Following following : {Anything, OnlyAgain, NotAgain}) {
                for (const Node& node : beams[realm][following].nodes()) {
                    go_on(&node, following);
                }
            }
        }
    }

    [[nodiscard]] bool goes_on() const
    {
        return std::any_of(now_->beams.begin(), now_->beams.end(), [](const BeamsOfLength& beams) {
            return !beams[Anywhere][Anything].nodes().empty() || !beams[InDictionary][Anything].nodes().empty();
        });
    }

    void go_on(const Node* before, Following following)
    {
        if (before != nullptr) {
            say_again(*before, following);
            if (following == OnlyAgain) {
                return;
            }
            if (before->code != null_ && before->length > 0 && codes_.rank_of(null_) == rank_) {
                push_part({null_, std::nullopt, false, before->state, before->length}, codes_.certainty(null_),
                          Anything, before);
            }
        }
        if (before == nullptr || before->state == CharacterSet::no_code) {
            for (const CharacterSet::Step* step : codes_.first_codes(rank_)) {
                take_other(*step, before, following);
            }
            return;
        }
        for (const CharacterSet::Step& step : characters_.steps(before->state)) {
            if (codes_.rank_of(step.code) == rank_) {
                take_other(step, before, following);
            }
        }
    }

    void take_other(const CharacterSet::Step& step, const Node* before, Following following)
    {
        if (before == nullptr || before->code != step.code) {
            take(step, before != nullptr ? before->length : 0, before, following);
        }
    }

    void say_again(const Node& before, Following following)
    {
        if (codes_.rank_of(before.code) != rank_) {
            return;
        }
        const Node again{before.code, before.character, true, before.state, before.length};
        if (following != NotAgain) {
            push_part(again, codes_.certainty(before.code), Anything, &before);
        }
        if (following == Anything && rank_ == Rank::TopTwo && before.code != null_) {
            push_part(again, codes_.certainty_with_null(before.code), NotAgain, &before);
        }
    }

    /// A code that begins or goes on with a character.
    void take(const CharacterSet::Step& step, int length, const Node* before, Following following)
    {
        const float certainty = codes_.certainty(step.code);
        if (step.character && certainty < worst_certainty && step.code != null_) {
            return;
        }
        Node node{step.code, step.character, false, step.next, step.character ? 0 : length + 1};
        if (length == 0 && step.code == null_) {
            node.character.reset();
        }
        const bool part = !step.character;
        push_new(node, certainty, Anything, before, part);
        if (rank_ == Rank::TopTwo && step.code != null_) {
            push_new(node, shared_certainty(step.code, before, following), OnlyAgain, before, part);
        }
    }

    /// Of the code's probability with that of the null, and with that of the code before where the two are the
    /// likeliest: at a border they share what one of them would have alone.
    float shared_certainty(int code, const Node* before, Following following)
    {
        if (before != nullptr && following == Anything && before->code != null_ &&
            codes_.are_likeliest(code, before->code)) {
            return codes_.certainty_with_both(code, before->code);
        }
        return codes_.certainty_with_null(code);
    }

    void push_new(const Node& node, float certainty, Following following, const Node* before, bool part)
    {
        if (part) {
            push_part(node, certainty, following, before);
        } else if (realm_ == Anywhere) {
            push_anywhere(node, certainty, following, before);
        } else if (certainty > worst_of_dictionary) {
            push_in_dictionary(node, certainty, following, before);
        }
    }

    /// What neither begins nor ends a character stands where its predecessor does.
    void push_part(Node node, float certainty, Following following, const Node* before)
    {
        const float weight = realm_ == Anywhere ? weighed(certainty) : certainty;
        const bool good =
            realm_ == Anywhere ? weight >= worst_certainty || node.code == null_ : certainty > worst_of_dictionary;
        if (good) {
            node.standing = before != nullptr    ? before->standing
                            : realm_ == Anywhere ? Standing::Anything
                                                 : Standing::None;
            push(std::move(node), weight, realm_, following, before);
        }
    }

    void push_anywhere(Node node, float certainty, Following following, const Node* before)
    {
        push(node, weighed(certainty), Anywhere, following, before);
        if (has_dictionary() && node.character == space_character && certainty > worst_of_dictionary) {
            node.standing = Standing::None;  // the space counts once, for the word behind it
            begin_words(std::move(node), certainty, following, before);
        }
    }

    void push_in_dictionary(Node node, float certainty, Following following, const Node* before)
    {
        if (!node.character) {
            node.standing = Standing::None;
            push(std::move(node), certainty, InDictionary, following, before);
            return;
        }
        const float score = certainty + (before != nullptr ? before->score : 0.0F);
        const auto hopeless = [&](Realm realm) {
            return !now_->beams.front()[realm][following].would_take(score, width_of(0));
        };
        if (!hopeless(InDictionary) || !hopeless(Anywhere)) {
            go_on_in_dictionary(std::move(node), certainty, following, before);
        }
    }

    void go_on_in_dictionary(Node node, float certainty, Following following, const Node* before)
    {
        const Node* last = last_character(before);
        if (node.character == space_character) {
            if (last != nullptr && last->ends_word) {
                node.standing = last->standing;
                push(node, certainty, Anywhere, following, before);
                begin_words(std::move(node), certainty, following, before);
            }
            return;
        }
        if (last != nullptr && ((last->begins_words && last->character != space_character) || !last->positions)) {
            return;
        }
        Dictionary::Step step = dictionary_.step(last == nullptr ? *beginning_ : *last->positions, *node.character);
        if (step.kind != Dictionary::Kind::None) {
            node.standing = static_cast<Standing>(step.kind);
            node.ends_word = step.may_end;
            node.positions = std::make_shared<Dictionary::Positions>(std::move(step.positions));
            push(std::move(node), certainty, InDictionary, following, before);
        }
    }

    /// Keeps the best node of this step behind which words may begin.
    void begin_words(Node node, float certainty, Following following, const Node* before)
    {
        std::optional<Node>& best = now_->best_beginning[following];
        node.begins_words = true;
        node.positions = beginning_;
        node = placed(std::move(node), certainty, before);
        if (!best || node.score > best->score) {
            best = std::move(node);
        }
    }

    void push(Node node, float certainty, Realm realm, Following following, const Node* before)
    {
        const int length = node.length;
        Beam& beam = now_->beams[static_cast<std::size_t>(length)][realm][following];
        beam.offer(placed(std::move(node), certainty, before), width_of(length));
    }

    [[nodiscard]] Node placed(Node node, float certainty, const Node* before) const
    {
        node.certainty = certainty;
        node.score = certainty + (before != nullptr ? before->score : 0.0F);
        node.before = before;
        node.codes_hash = before != nullptr ? before->codes_hash : 0;
        if (!node.again && node.code != null_) {
            constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;  // spreads well (Knuth 6.4)
            node.codes_hash = (node.codes_hash + static_cast<std::uint64_t>(node.code) + 1) * factor;
            node.codes_hash ^= node.codes_hash >> 32U;
        }
        return node;
    }

    /// The best node of the last step with which the line may end: in the dictionary only at the end of a word.
    [[nodiscard]] const Node* best_end() const
    {
        const Node* best = nullptr;
        const BeamsOfLength& last = steps_.back().beams.front();
        for (const Following following : {Anything, NotAgain}) {
            for (const Realm realm : {Anywhere, InDictionary}) {
                for (const Node& node : last[realm][following].nodes()) {
                    if ((realm == Anywhere || may_end(node)) && (best == nullptr || node.score > best->score)) {
                        best = &node;
                    }
                }
            }
        }
        return best;
    }

    static bool may_end(const Node& node)
    {
        const Node* last = last_character(&node);
        return last != nullptr && (last->ends_word || last->character == space_character);
    }

    static std::vector<const Node*> way_to(const Node* end)
    {
        std::vector<const Node*> way;
        for (const Node* node = end; node != nullptr; node = node->before) {
            way.push_back(node);
        }
        std::reverse(way.begin(), way.end());
        return way;
    }

    const CodeProbabilities& probabilities_;
    const CharacterSet& characters_;
    const Dictionary& dictionary_;
    StepCodes codes_;
    std::shared_ptr<const Dictionary::Positions> beginning_;
    int null_;
    Rank rank_ = Rank::TopTwo;
    Realm realm_ = Anywhere;
    std::deque<Step> steps_;
    Step* now_ = nullptr;
};

}  // namespace

std::vector<ReadCharacter> search_characters(const CodeProbabilities& probabilities, const CharacterSet& characters,
                                             const Dictionary& dictionary, int null_code)
{
    Search search(probabilities, characters, dictionary, null_code);
    return characters_on(search.run());
}

}  // namespace depesha
