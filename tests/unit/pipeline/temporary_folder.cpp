// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/pipeline/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <stdlib.h>
#include <system_error>
#include <unistd.h>

namespace depesha::testing_aid {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder()
{
    std::string name = (fs::temp_directory_path() / "depesha-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    path_ = fs::canonical(name);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code error;
    fs::remove_all(path_, error);
}

void put(const fs::path& file, std::string_view bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    out.close();
    if (!out) {
        throw std::system_error(errno, std::generic_category(), file.string() + " cannot be written");
    }
}

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void add_line(const fs::path& file, const std::string& line)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const std::string bytes = line + '\n';
    if (::write(descriptor, bytes.data(), bytes.size()) < 0) {
        std::abort();
    }
    ::close(descriptor);
}

std::multiset<std::string> lines_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::multiset<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        lines.insert(line);
    }
    return lines;
}

std::string listing_of(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->path().filename() == ".depesha") {
            entry.disable_recursion_pending();
        } else if (entry->is_regular_file() && !entry->path().filename().string().starts_with("report.")) {
            files[fs::relative(entry->path(), folder).string()] = bytes_of(entry->path());
        }
    }
    std::string listing;
    for (const auto& [name, bytes] : files) {
        listing += "== " + name + '\n' + bytes + '\n';
    }
    return listing;
}

}  // namespace depesha::testing_aid
