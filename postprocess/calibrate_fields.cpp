// SPDX-License-Identifier: Apache-2.0
#include "postprocess/calibrate_fields.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace depesha {

namespace {

// Fitted by postprocess/training/calibrate_fields.py, see README.md there.
constexpr double understood = -2.67;
constexpr double by_fit = 3.46;
constexpr double by_certainty = 0.86;
constexpr std::array<double, 6> by_kind{0.0, 0.14, -1.26, -0.77, -1.75, 0.0};
constexpr double read = 5.43;
constexpr double by_doubt = -13.01;

/// Keeps the odds of what is wholly sure within what could be measured.
constexpr double least_doubt = 0.01;

double logistic(double sum)
{
    return 1.0 / (1.0 + std::exp(-sum));
}

template <class T>
void set(T& field, FieldKind kind)
{
    field.confidence = calibrated(field.evidence, kind);
}

template <class T>
void set_one(std::optional<T>& field, FieldKind kind)
{
    if (field) {
        set(*field, kind);
    }
}

template <class T>
void set_all(std::vector<T>& fields, FieldKind kind)
{
    for (T& field : fields) {
        set(field, kind);
    }
}

void calibrate(Header& header)
{
    for (std::optional<Field>* phrase : {&header.title, &header.agency, &header.classification, &header.precedence}) {
        set_one(*phrase, FieldKind::Phrase);
    }
    for (std::optional<Field>* field : {&header.origin, &header.destination, &header.subject, &header.tags}) {
        set_one(*field, FieldKind::Other);
    }
    set_one(header.date, FieldKind::Other);
    set_all(header.handling, FieldKind::Phrase);
    set_all(header.numbers, FieldKind::Other);
    set_all(header.times, FieldKind::Time);
    set_all(header.references, FieldKind::Other);
    set_all(header.instructions, FieldKind::Phrase);
}

void calibrate(Message& message)
{
    calibrate(message.header);
    set_all(message.addressee, FieldKind::Addressee);
    set_one(message.salutation, FieldKind::Other);
    for (BodyPart& part : message.body) {
        if (auto* inner = std::get_if<Message>(&part.part)) {
            calibrate(*inner);
        }
    }
    set_all(message.signature, FieldKind::Signature);
    set_all(message.closing.instructions, FieldKind::Phrase);
    set_all(message.closing.distribution, FieldKind::Distribution);
    set_one(message.closing.copies, FieldKind::Other);
    set_one(message.closing.typist, FieldKind::Other);
}

}  // namespace

double calibrated(const Evidence& evidence, FieldKind kind)
{
    const double odds = std::log((evidence.certainty + least_doubt) / (1.0 + least_doubt - evidence.certainty));
    const double right_field =
        logistic(understood + by_fit * evidence.fit + by_certainty * odds + by_kind.at(static_cast<std::size_t>(kind)));
    return kind == FieldKind::Phrase ? right_field : right_field * logistic(read + by_doubt * (1.0 - evidence.words));
}

void calibrate(Telegram& telegram)
{
    set_all(telegram.archival_references, FieldKind::Other);
    calibrate(telegram.message);
}

}  // namespace depesha
