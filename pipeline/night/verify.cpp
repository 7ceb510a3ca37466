// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/verify.h"

#include "pipeline/file_handle.h"
#include "pipeline/file_sight.h"
#include "pipeline/natural_order.h"
#include "pipeline/night/manifest.h"
#include "pipeline/scan_identity.h"
#include "pipeline/sha256.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <stdexcept>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using Kind = Finding::Kind;

constexpr std::string_view manifest_file = "SHA256SUMS";

/// What else the program puts into the output folder.
constexpr std::array<std::string_view, 3> reports{"report.html", "report.json", "report.csv"};

struct Words {
    Kind kind;
    std::string_view name;
    std::string_view sentence;
};

constexpr std::array words{
    Words{Kind::OutputMissing, "output missing", "it is gone; run again: its page is read anew"},
    Words{Kind::OutputChanged, "output changed",
          "it is no longer what was written; if nobody meant that, look at the disk, remove it and run again"},
    Words{Kind::OutputUnreadable, "output unreadable", "it cannot be read; look at its rights and at the disk"},
    Words{Kind::ManifestMissing, "manifest missing", "the list of hashes is gone; run again"},
    Words{Kind::ManifestDiffers, "manifest differs", "it does not say what the journal says; run again"},
    Words{Kind::ScanMissing, "scan missing", "it is gone; its results stay. Put it back if nobody meant that"},
    Words{Kind::ScanChanged, "scan changed",
          "it is no longer what was read; put the original back, or run again if it was meant"},
    Words{Kind::ScanUnreadable, "scan unreadable", "it cannot be read; look at its rights and at the disk"},
    Words{Kind::OutputUnnoted, "output unnoted",
          "its hash was not noted when it was written; the next run notes it as it is now"},
    Words{Kind::InFlight, "in flight", "a run is at work on it; verify again when the run has ended"},
    Words{Kind::Stray, "stray", "no output of this journal; remove it if nobody needs it"},
};

Finding found(Kind kind, const std::string& name, const std::string& detail = {})
{
    const std::string_view sentence = words.at(static_cast<std::size_t>(kind)).sentence;
    return {kind, name, detail.empty() ? std::string(sentence) : fmt::format("{} ({})", sentence, detail)};
}

enum class Presence { Missing, File, Other };

Presence presence_of(const fs::path& path)
{
    std::error_code error;
    const fs::file_type type = fs::status(path, error).type();
    return type == fs::file_type::not_found ? Presence::Missing
           : type == fs::file_type::regular ? Presence::File
                                            : Presence::Other;
}

/// Throws std::runtime_error if it cannot be read or is longer than any manifest.
std::string text_of(const fs::path& path)
{
    constexpr std::size_t most_bytes = 256'000'000;
    if (size_of(path) > most_bytes) {
        throw std::runtime_error("it is too long");
    }
    const FileHandle handle = open_for_reading(path);
    std::string text;
    std::array<char, 65'536> chunk{};
    while (const std::size_t count = read_some(handle, chunk, path)) {
        text.append(chunk.data(), count);
    }
    return text;
}

std::map<std::string, std::string> by_name(const std::vector<OutputNote>& outputs)
{
    std::map<std::string, std::string> map;
    for (const OutputNote& output : outputs) {
        map.emplace(name_of(output.name), output.sha256);
    }
    return map;
}

/// The first output that two lists do not tell alike.
std::string first_difference(const std::vector<OutputNote>& a, const std::vector<OutputNote>& b)
{
    const auto one = by_name(a);
    const auto other = by_name(b);
    for (const auto& [name, digest] : one) {
        const auto match = other.find(name);
        if (match == other.end() || match->second != digest) {
            return name;
        }
    }
    for (const auto& [name, digest] : other) {
        if (!one.contains(name)) {
            return name;
        }
    }
    return "the order of its lines";
}

class Verifier {
public:
    explicit Verifier(const VerifySources& sources) : sources_(sources) {}

    VerifyReport verify()
    {
        report_.running = sources_.is_running();
        ask_the_journal();
        progress_.files = static_cast<int>(outputs_.size() + scans_.size());
        look_at_outputs();
        look_at_manifests();
        look_at_scans();
        look_for_unnoted();
        look_for_strays();
        if (report_.running || sources_.is_running()) {
            report_.running = true;
            look_again();
        }
        std::stable_sort(report_.findings.begin(), report_.findings.end(), [](const Finding& a, const Finding& b) {
            return a.kind != b.kind ? a.kind < b.kind : path_comes_before(a.name, b.name);
        });
        return std::move(report_);
    }

private:
    using Maybe = std::optional<Finding>;

    void ask_the_journal()
    {
        outputs_.clear();
        folders_.clear();
        scans_.clear();
        for (OutputNote& output : sources_.outputs()) {
            folders_[std::string(folder_of(output.name))].push_back(output);
            outputs_.emplace(output.name, std::move(output.sha256));
        }
        for (NotedScan& scan : sources_.scans()) {
            std::string file = scan.record.file;
            scans_.emplace(std::move(file), std::move(scan));
        }
    }

    void add(Maybe finding)
    {
        if (finding) {
            report_.findings.push_back(*std::move(finding));
        }
    }

    void tell_file(const fs::path& path)
    {
        ++progress_.files_done;
        progress_.bytes += size_of(path);
        report_.bytes = progress_.bytes;
        sources_.tell(progress_);
    }

    void look_at_outputs()
    {
        for (const auto& [name, digest] : outputs_) {
            add(check_output(name));
            tell_file(sources_.root / name);
        }
        report_.outputs = static_cast<int>(outputs_.size());
    }

    /// Of an output that the journal knows.
    [[nodiscard]] Maybe check_output(const std::string& name) const
    {
        const fs::path path = sources_.root / name;
        std::error_code error;
        if (fs::is_symlink(path, error)) {
            return found(Kind::OutputChanged, name, "a link");
        }
        const Presence presence = presence_of(path);
        if (presence != Presence::File) {
            return found(presence == Presence::Missing ? Kind::OutputMissing : Kind::OutputUnreadable, name);
        }
        try {
            return sha256_of_file(path) == outputs_.at(name) ? Maybe() : found(Kind::OutputChanged, name);
        } catch (const std::runtime_error& trouble) {
            return found(Kind::OutputUnreadable, name, trouble.what());
        }
    }

    void look_at_manifests()
    {
        for (const auto& [folder, outputs] : folders_) {
            add(check_manifest(folder));
        }
        report_.manifests = static_cast<int>(folders_.size());
    }

    [[nodiscard]] Maybe check_manifest(const std::string& folder) const
    {
        const std::string name = manifest_name(folder);
        const fs::path path = sources_.root / name;
        const Presence presence = presence_of(path);
        if (presence != Presence::File) {
            return found(presence == Presence::Missing ? Kind::ManifestMissing : Kind::ManifestDiffers, name);
        }
        const std::vector<OutputNote>& outputs = folders_.at(folder);
        try {
            const std::string text = text_of(path);
            return text == manifest_text(outputs) ? Maybe()
                                                  : found(Kind::ManifestDiffers, name,
                                                          "first: " + first_difference(outputs, parse_manifest(text)));
        } catch (const std::runtime_error& trouble) {
            return found(Kind::ManifestDiffers, name, trouble.what());
        }
    }

    void look_at_scans()
    {
        std::map<fs::path, int> lost_roots;
        for (const auto& [file, scan] : scans_) {
            if (presence_of(scan.root) == Presence::Missing) {
                ++lost_roots[scan.root];
            } else if (!scan.record.sha256.empty()) {
                add(check_scan(file));
                ++report_.scans;
                tell_file(scan.path);
            }
        }
        for (const auto& [root, count] : lost_roots) {
            add(found(Kind::ScanUnreadable, root.string(),
                      fmt::format("the input folder is not there; {} scans were not looked at", count)));
        }
    }

    [[nodiscard]] Maybe check_scan(const std::string& file) const
    {
        const NotedScan& scan = scans_.at(file);
        const Presence presence = presence_of(scan.path);
        if (presence != Presence::File) {
            return found(presence == Presence::Missing ? Kind::ScanMissing : Kind::ScanUnreadable, file);
        }
        try {
            return sha256_of_file(scan.path) == scan.record.sha256 ? Maybe() : changed_scan(scan);
        } catch (const std::runtime_error& trouble) {
            return found(Kind::ScanUnreadable, file, trouble.what());
        }
    }

    [[nodiscard]] static Finding changed_scan(const NotedScan& scan)
    {
        const std::optional<FileSight> sight = sight_of(scan.path);
        const bool looks_the_same = sight && is_as_noted(*sight, scan.record);
        return found(Kind::ScanChanged, scan.record.file,
                     looks_the_same ? "though its size and time are the same, so that no run sees it: look at the disk"
                                    : "");
    }

    void look_for_unnoted()
    {
        for (const std::string& name : sources_.expected()) {
            if (!outputs_.contains(name) && unnoted_.insert(name).second) {
                const bool missing = presence_of(sources_.root / name) == Presence::Missing;
                add(found(missing ? Kind::OutputMissing : Kind::OutputUnnoted, name));
            }
        }
    }

    void look_for_strays()
    {
        std::error_code error;
        fs::recursive_directory_iterator entries(sources_.root, fs::directory_options::skip_permission_denied, error);
        for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
            const std::string name = entries->path().lexically_relative(sources_.root).generic_string();
            if (name == ".depesha") {
                entries.disable_recursion_pending();
            } else if (std::error_code ignored; !entries->is_directory(ignored) || entries->is_symlink(ignored)) {
                add(is_known(name) ? Maybe() : found(Kind::Stray, name));
            }
        }
    }

    [[nodiscard]] bool is_known(const std::string& name) const
    {
        return outputs_.contains(name) || unnoted_.contains(name) ||
               std::find(reports.begin(), reports.end(), name) != reports.end() ||
               (name_of(name) == manifest_file && folders_.contains(std::string(folder_of(name))));
    }

    void look_again()
    {
        ask_the_journal();
        const std::set<std::string> at_work = sources_.folders_at_work();
        std::vector<Finding> before;
        before.swap(report_.findings);
        for (Finding& finding : before) {
            Maybe now = again(finding);
            const bool in_flight =
                now && (finding.kind == Kind::Stray || at_work.contains(std::string(folder_of(finding.name))));
            add(in_flight ? found(Kind::InFlight, finding.name) : std::move(now));
        }
    }

    /// What is to be said of it by now.
    [[nodiscard]] Maybe again(const Finding& finding) const
    {
        switch (finding.kind) {
        case Kind::OutputMissing:
        case Kind::OutputChanged:
        case Kind::OutputUnreadable:
            return outputs_.contains(finding.name) ? check_output(finding.name) : Maybe();
        case Kind::ManifestMissing:
        case Kind::ManifestDiffers:
            return check_manifest_again(std::string(folder_of(finding.name)));
        case Kind::ScanMissing:
        case Kind::ScanChanged:
            return scans_.contains(finding.name) ? check_scan(finding.name) : Maybe();
        case Kind::OutputUnnoted:
            return outputs_.contains(finding.name) ? Maybe() : finding;
        case Kind::Stray:
            return is_known(finding.name) || presence_of(sources_.root / finding.name) == Presence::Missing ? Maybe()
                                                                                                            : finding;
        case Kind::ScanUnreadable:
        case Kind::InFlight:
            return finding;
        }
        return finding;
    }

    [[nodiscard]] Maybe check_manifest_again(const std::string& folder) const
    {
        return folders_.contains(folder) ? check_manifest(folder) : Maybe();
    }

    const VerifySources& sources_;
    VerifyReport report_;
    VerifyProgress progress_;
    std::map<std::string, std::string> outputs_;
    std::map<std::string, std::vector<OutputNote>> folders_;
    std::map<std::string, NotedScan> scans_;
    std::set<std::string> unnoted_;
};

}  // namespace

std::string_view to_string(Kind kind)
{
    return words.at(static_cast<std::size_t>(kind)).name;
}

bool is_fault(Kind kind)
{
    return kind < Kind::OutputUnnoted;
}

int VerifyReport::count(Kind kind) const
{
    return static_cast<int>(
        std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.kind == kind; }));
}

bool VerifyReport::is_well() const
{
    return std::none_of(findings.begin(), findings.end(),
                        [](const Finding& finding) { return is_fault(finding.kind); });
}

VerifyReport verify_outputs(const VerifySources& sources)
{
    return Verifier(sources).verify();
}

}  // namespace depesha
