// SPDX-License-Identifier: Apache-2.0
// What the process that does the work tells the one that watches it.
#pragma once

#include "page/outcome.h"
#include "page/page_id.h"

#include <compare>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace depesha {

/// Something that is begun, takes its time and ends: a page, a look at a scan file (its hash, its headers, the joining
/// of its PDF), or putting together the telegrams of a folder.
struct Work {
    enum class Kind { Page, File, Folder };

    Kind kind = Kind::Page;

    /// The page; of a file its name and page 0; of a folder its name as if it were a file's.
    PageId id;

    auto operator<=>(const Work&) const = default;
};

/// "0031.tif#0", "0031.tif", "fond-45/": for sentences.
[[nodiscard]] std::string to_string(const Work& work);

/// The first of a process.
struct WorkerBegun {};

struct WorkBegun {
    Work work;
    Stage stage = Stage::Read;

    /// How long it may take, all its stages together.
    double limit_seconds = 0.0;
};

struct WorkAt {
    Work work;
    Stage stage = Stage::Read;
};

struct WorkEnded {
    Work work;
};

/// How much there is to do in this process, as far as known: pages to read, pages done before, and pages that failed
/// before and wait to be retried.
struct Outlook {
    int expected = 0;
    int skipped = 0;
    int waiting = 0;
};

struct PageDelivered {
    PageId id;
};

struct PageLost {
    PageId id;
    Cause cause = Cause::Page;
};

/// A sentence for the morning report.
struct Remark {
    std::string sentence;
};

/// The process has done what it could and ends.
struct WorkerEnded {
    enum class Reason {
        /// Nothing is left to do.
        AllDone,
        /// It was asked to stop.
        Stopped,
        /// It has done as many pages as one process should; another is to go on.
        Recycled,
        /// Memory ran out with several pages at work.
        OutOfMemory,
        /// The batch cannot go on; the sentence says why.
        BatchStopped
    };

    Reason reason = Reason::AllDone;
    std::string sentence;
};

using Beat =
    std::variant<WorkerBegun, WorkBegun, WorkAt, WorkEnded, Outlook, PageDelivered, PageLost, Remark, WorkerEnded>;

/// Takes a beat; safe from any thread.
using Tell = std::function<void(const Beat&)>;

/// One message: at most 60 kB, longer sentences are cut.
[[nodiscard]] std::string packed(const Beat& beat);

/// Throws std::runtime_error if the bytes are no packed beat.
[[nodiscard]] Beat unpacked_beat(std::string_view bytes);

/// Tells that a work was begun, and when destroyed that it has ended; not so if an exception destroys it: then the work
/// is held to account for what it brought about.
class Pulse {
public:
    Pulse(const Tell& tell, Work work, Stage stage, double limit_seconds) : tell_(tell), work_(std::move(work))
    {
        tell_(WorkBegun{work_, stage, limit_seconds});
    }
    Pulse(const Pulse&) = delete;
    Pulse& operator=(const Pulse&) = delete;
    Pulse(Pulse&&) = delete;
    Pulse& operator=(Pulse&&) = delete;
    ~Pulse()
    {
        if (std::uncaught_exceptions() == exceptions_) {
            tell_(WorkEnded{work_});
        }
    }

    void at(Stage stage) const { tell_(WorkAt{work_, stage}); }

private:
    const Tell& tell_;
    Work work_;
    int exceptions_ = std::uncaught_exceptions();
};

}  // namespace depesha
