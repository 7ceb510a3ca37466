// SPDX-License-Identifier: Apache-2.0
#include "pipeline/input_root.h"

#include "pipeline/errors.h"
#include "pipeline/file_handle.h"
#include "pipeline/natural_order.h"

#include <algorithm>
#include <system_error>

namespace depesha {
namespace {

namespace fs = std::filesystem;

fs::path existing(const fs::path& input)
{
    std::error_code error;
    fs::path path = fs::canonical(input, error);
    if (error) {
        throw SetupError("There is no file or folder \"" + input.string() + "\"; check the name.");
    }
    return path;
}

fs::path whole_path(const fs::path& out)
{
    std::error_code error;
    fs::path path = fs::absolute(out, error);
    path = error ? path : fs::weakly_canonical(path, error);
    if (error) {
        throw SetupError("The output folder " + out.string() + " cannot be looked at: " + system_reason(error.value()) +
                         "; look at its disk and its rights, or choose another --out.");
    }
    return path;
}

Input as_input(const fs::path& given)
{
    const fs::path path = existing(given);
    if (fs::is_directory(path)) {
        return {{path, {}}, {}};
    }
    return {{path.parent_path(), {}}, {path.filename().string()}};
}

void merge(std::vector<Input>& inputs, Input next)
{
    const auto same = [&](const Input& other) { return other.root.path == next.root.path; };
    const auto found = std::find_if(inputs.begin(), inputs.end(), same);
    if (found == inputs.end()) {
        inputs.push_back(std::move(next));
        return;
    }
    if (found->named_files.empty() || next.named_files.empty()) {
        found->named_files.clear();
        return;
    }
    found->named_files.push_back(next.named_files.front());
}

bool is_covered(const Input& input, const std::vector<Input>& inputs)
{
    return std::any_of(inputs.begin(), inputs.end(), [&](const Input& other) {
        return other.named_files.empty() && other.root.path != input.root.path &&
               lies_within(input.root.path, other.root.path);
    });
}

void give_prefixes(std::vector<Input>& inputs)
{
    if (inputs.size() < 2) {
        return;
    }
    for (Input& input : inputs) {
        input.root.prefix = input.root.path.filename().string();
    }
    const auto same = [](const Input& a, const Input& b) { return a.root.prefix == b.root.prefix; };
    const auto twin = std::adjacent_find(inputs.begin(), inputs.end(), same);
    if (twin != inputs.end()) {
        throw SetupError("Two inputs are called \"" + twin->root.prefix +
                         "\" and their outputs would mix; run them one by one, each with its own --out.");
    }
}

}  // namespace

std::vector<Input> resolve_inputs(const std::vector<std::filesystem::path>& inputs)
{
    std::vector<Input> merged;
    for (const fs::path& input : inputs) {
        merge(merged, as_input(input));
    }
    std::vector<Input> roots;
    std::copy_if(merged.begin(), merged.end(), std::back_inserter(roots),
                 [&](const Input& input) { return !is_covered(input, merged); });
    std::sort(roots.begin(), roots.end(), [](const Input& a, const Input& b) {
        const std::string x = a.root.path.filename().string();
        const std::string y = b.root.path.filename().string();
        return x != y ? comes_before(x, y) : a.root.path < b.root.path;
    });
    give_prefixes(roots);
    return roots;
}

bool lies_within(const std::filesystem::path& path, const std::filesystem::path& folder)
{
    const auto ends = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return ends.first == folder.end() || (std::next(ends.first) == folder.end() && ends.first->empty());
}

void keep_apart(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& out)
{
    const fs::path outputs = whole_path(out);
    for (const Input& input : resolve_inputs(inputs)) {
        const fs::path& root = input.root.path;
        const bool whole = input.named_files.empty();
        if (outputs == root || (whole && (lies_within(outputs, root) || lies_within(root, outputs)))) {
            throw SetupError("The output folder " + outputs.string() + " and the input " + root.string() +
                             " lie one within the other; choose an --out beside the scans, so that no scan is ever "
                             "written over.");
        }
    }
}

const InputRoot* root_of(const std::string& file, const std::vector<InputRoot>& roots)
{
    const auto holds = [&](const InputRoot& root) {
        return root.prefix.empty() || file.starts_with(root.prefix + '/');
    };
    // without a prefix comes last: "box/1.tif" is 1.tif of the input called box, if there is one
    const auto found = std::find_if(roots.rbegin(), roots.rend(), holds);
    return found == roots.rend() ? nullptr : &*found;
}

fs::path place_of(const std::string& file, const std::vector<InputRoot>& roots)
{
    const InputRoot* const root = root_of(file, roots);
    if (root == nullptr) {
        return {};
    }
    return root->path / (root->prefix.empty() ? file : file.substr(root->prefix.size() + 1));
}

}  // namespace depesha
