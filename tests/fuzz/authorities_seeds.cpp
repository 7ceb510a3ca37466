// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/seeds.h"

namespace depesha::fuzz {

std::vector<std::string> seeds()
{
    return {
        "[[person]]\nname = \"Сталин\"\nknown_as = [\"Филиппов\", \"Фын Си\"]\nfrom = 1949-01-01\nto = 1953-03-05\n",
        "place = [{name = 'Пекин', known_as = ['Пейпин']}]\n",
        "[[place]]\nname = \"Beijing\"\nknown_as = [\"Peiping\"]\n\n[[person]]\nname = 1\n"};
}

}  // namespace depesha::fuzz
