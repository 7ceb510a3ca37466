// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/clean_page.h"
#include "page/recognized_page.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace depesha {

/// Which languages a page may be in. Auto: told page by page, line by line where a page is mixed.
enum class Languages { Auto, Russian, English, Both };

/// What runs the models: Tesseract, or Depesha itself (Lstm). Auto: Depesha, and Tesseract those of a kind that Depesha
/// does not know, such as float models.
enum class EngineChoice { Auto, Lstm, Tesseract };

struct RecognizeOptions {
    Languages languages = Languages::Auto;

    EngineChoice engine = EngineChoice::Auto;

    /// Folder of the .traineddata files; empty: where the Tesseract package keeps them.
    std::string tessdata = {};
};

/// Reads clean pages. An engine is used by one thread at a time.
class Engine {
public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    /// Lines, words, boxes and confidences of the page; also settles which way is up. `lost` is left empty.
    /// Throws std::runtime_error with a sentence if the page cannot be read; the engine is then to be dropped.
    [[nodiscard]] virtual RecognizedPage recognize(const CleanPage& page) = 0;
};

/// Lends engines to threads and makes a new one only when all are lent.
class EnginePool {
public:
    using Maker = std::function<std::unique_ptr<Engine>()>;

    explicit EnginePool(Maker make);

    /// What an engine makes of the page, and what it made nothing of: RecognizedPage::lost, whatever the engine.
    /// Safe from any thread. An engine that throws is dropped, since its state is unknown.
    [[nodiscard]] RecognizedPage recognize(const CleanPage& page);

private:
    [[nodiscard]] std::unique_ptr<Engine> take();
    void give_back(std::unique_ptr<Engine> engine);

    Maker make_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Engine>> idle_;
};

}  // namespace depesha
