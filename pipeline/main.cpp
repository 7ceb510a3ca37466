// SPDX-License-Identifier: Apache-2.0
#include "pipeline/one_thread.h"
#include "pipeline/program.h"

int main(int argc, char** argv)
{
    depesha::allow_one_thread_per_page(argv);
    return static_cast<int>(depesha::run_program(argc, argv));
}
