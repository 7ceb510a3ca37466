// SPDX-License-Identifier: Apache-2.0
// Read before all else where clang reads qpdf's headers: stands for qpdf/JSON.hh, of which nothing is used here.
// libqpdf 11 destroys a vector<JSON> there while JSON is not complete, which clang refuses of libstdc++'s constexpr
// vector.
#pragma once

#ifdef __clang__
#define JSON_HH
class JSON;
#endif
