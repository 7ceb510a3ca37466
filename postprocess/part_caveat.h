// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "postprocess/rows.h"

#include <vector>

namespace depesha {

/// Parts a caveat set as a block beside the head, as on the telegrams of the Department of State of 1930 to 1946, from
/// what stands right of it: its rows come first, then the origin and the times, as rows of their own.
///
///     This telegram must be
///     closely paraphrased be-              Lourenco Marques
///     fore being communicated
///     to anyone.  (SC)                     Dated September 17, 1942
///
/// A block begins in the upper half of the page with a phrase of the vocabulary about handling that needs two of its
/// rows at least; pages without one stay as they are. `letter`: width of one, in pixels of the upright page.
void part_caveat(std::vector<Row>& rows, double letter);

}  // namespace depesha
