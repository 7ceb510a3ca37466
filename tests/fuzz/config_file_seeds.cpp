// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/seeds.h"

namespace depesha::fuzz {

std::vector<std::string> seeds()
{
    return {"[batch]\njobs = 2\nmemory_mb = 500\n\n[recognize]\nlang = \"ru+en\"\n",
            "batch = {jobs = 1}\n# a remark\nrecognize.lang = 'auto'\n",
            "[read]\nmax_side = 30_000\n[recognize]\ntessdata = \"/usr/share\\u0041\"\n"};
}

}  // namespace depesha::fuzz
