// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/bad_page.h"

#include "tests/faults/fault_plan.h"

#include <csignal>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace depesha::faults {
namespace {

struct BadPage {
    explicit BadPage(const std::string& words) { std::istringstream(words) >> word >> how >> where; }

    std::string word;
    std::string how;
    std::string where;
};

const BadPage& bad_page()
{
    static const BadPage page(setting("DEPESHA_FAULTS_PAGE"));
    return page;
}

bool& is_at_work()
{
    static thread_local bool at_work = false;
    return at_work;
}

void hang()
{
    for (;;) {
        ::pause();
    }
}

/// Whoever asks for memory after this gets none.
void eat()
{
    constexpr std::size_t most = 64'000'000'000;
    constexpr std::size_t system_page = 4096;
    for (std::size_t bite = 256 << 20; bite >= 16; bite /= 2) {
        for (std::size_t eaten = 0; eaten < most; eaten += bite) {
            auto* const memory = static_cast<volatile char*>(std::malloc(bite));
            if (memory == nullptr) {
                break;
            }
            for (std::size_t i = 0; i < bite; i += system_page) {
                memory[i] = 1;
            }
        }
    }
}

}  // namespace

void note_opened(const char* path)
{
    if (bad_page().word.empty() || path == nullptr) {
        return;
    }
    const std::string_view name(path);
    const bool is_scan = name.ends_with(".jpg") || name.ends_with(".tif");
    if (is_scan) {
        is_at_work() = name.substr(name.rfind('/') + 1).find(bad_page().word) != std::string_view::npos;
        come_to("open");
    }
}

void come_to(const char* where)
{
    if (!is_at_work() || bad_page().where != where) {
        return;
    }
    count(PagesSpoilt);
    if (bad_page().how == "hang") {
        hang();
    } else if (bad_page().how == "crash") {
        std::raise(SIGSEGV);
    } else if (bad_page().how == "abort") {
        std::abort();
    } else if (bad_page().how == "eat") {
        eat();
    }
}

}  // namespace depesha::faults
