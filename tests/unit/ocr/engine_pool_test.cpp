// SPDX-License-Identifier: Apache-2.0
#include "ocr/engine.h"
#include "tests/unit/ocr/lost_line_page.h"

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace depesha {
namespace {

/// What the engines of one pool have in common: what they saw, and what they do.
struct Workshop {
    std::atomic<int> made = 0;
    std::atomic<int> alive = 0;

    /// Called by an engine at work with its number.
    std::function<void(int)> work = [](int) {};
};

/// Signs each page with its own number.
class FakeEngine : public Engine {
public:
    explicit FakeEngine(Workshop& shop) : shop_(shop), number_(shop.made++) { ++shop_.alive; }
    FakeEngine(const FakeEngine&) = delete;
    FakeEngine& operator=(const FakeEngine&) = delete;
    ~FakeEngine() override { --shop_.alive; }

    RecognizedPage recognize(const CleanPage& page) override
    {
        EXPECT_FALSE(busy_.exchange(true)) << "two threads in one engine";
        shop_.work(number_);
        RecognizedPage read;
        read.id = page.id;
        read.engine = std::to_string(number_);
        busy_ = false;
        return read;
    }

private:
    Workshop& shop_;
    int number_;
    std::atomic<bool> busy_ = false;
};

EnginePool::Maker maker_in(Workshop& shop)
{
    return [&shop] { return std::make_unique<FakeEngine>(shop); };
}

CleanPage page_of(const std::string& file)
{
    CleanPage page;
    page.id = {file, 0};
    return page;
}

/// Does the same in several threads and waits for all of them.
void in_threads(int count, const std::function<void()>& work)
{
    std::vector<std::jthread> threads(static_cast<std::size_t>(count));
    for (std::jthread& thread : threads) {
        thread = std::jthread(work);
    }
}

TEST(EnginePoolTest, MakesNoEngineBeforeItIsAskedTo)
{
    Workshop shop;
    const EnginePool pool(maker_in(shop));
    EXPECT_EQ(shop.made, 0);
}

TEST(EnginePoolTest, GivesThePageAndLendsTheSameEngineAgain)
{
    Workshop shop;
    EnginePool pool(maker_in(shop));
    for (const std::string file : {"a.tif", "b.tif", "c.tif"}) {
        const RecognizedPage read = pool.recognize(page_of(file));
        EXPECT_EQ(read.id.file, file);
        EXPECT_EQ(read.engine, "0");
    }
    EXPECT_EQ(shop.made, 1);
}

TEST(EnginePoolTest, DropsAnEngineThatThrows)
{
    Workshop shop;
    EnginePool pool(maker_in(shop));
    static_cast<void>(pool.recognize(page_of("good.tif")));
    shop.work = [](int number) {
        if (number == 0) {
            throw std::runtime_error("Tesseract gave up on the page");
        }
    };
    EXPECT_THROW(static_cast<void>(pool.recognize(page_of("bad.tif"))), std::runtime_error);
    EXPECT_EQ(shop.alive, 0);
    EXPECT_EQ(pool.recognize(page_of("next.tif")).engine, "1");
    EXPECT_EQ(pool.recognize(page_of("last.tif")).engine, "1");
    EXPECT_EQ(shop.made, 2);
}

TEST(EnginePoolTest, PassesOnWhatTheEngineSaid)
{
    Workshop shop;
    shop.work = [](int) { throw std::runtime_error("Tesseract gave up on the page"); };
    EnginePool pool(maker_in(shop));
    try {
        static_cast<void>(pool.recognize(page_of("bad.tif")));
        FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "Tesseract gave up on the page");
    }
}

TEST(EnginePoolTest, CanBeAskedAgainAfterAnEngineCouldNotBeMade)
{
    Workshop shop;
    bool missing = true;
    EnginePool pool([&]() -> std::unique_ptr<Engine> {
        if (std::exchange(missing, false)) {
            throw std::runtime_error("the language data is missing");
        }
        return std::make_unique<FakeEngine>(shop);
    });
    EXPECT_THROW(static_cast<void>(pool.recognize(page_of("a.tif"))), std::runtime_error);
    EXPECT_EQ(pool.recognize(page_of("a.tif")).id.file, "a.tif");
}

TEST(EnginePoolTest, LendsEachThreadItsOwnEngine)
{
    constexpr int threads = 3;
    Workshop shop;
    std::barrier together(threads);  // nobody leaves an engine before all are in one
    std::mutex mutex;
    std::set<int> used;
    shop.work = [&](int number) {
        together.arrive_and_wait();
        const std::scoped_lock lock(mutex);
        used.insert(number);
    };
    EnginePool pool(maker_in(shop));
    in_threads(threads, [&pool] { static_cast<void>(pool.recognize(page_of("a.tif"))); });
    EXPECT_EQ(shop.made, threads);
    EXPECT_EQ(used, (std::set<int>{0, 1, 2}));
}

TEST(EnginePoolTest, NeverMakesMoreEnginesThanThreads)
{
    constexpr int threads = 4;
    constexpr int pages = 200;
    Workshop shop;
    shop.work = [](int) { std::this_thread::yield(); };
    EnginePool pool(maker_in(shop));
    std::atomic<int> read = 0;
    in_threads(threads, [&] {
        for (int page = 0; page < pages; ++page) {
            const std::string file = std::to_string(page);
            read += pool.recognize(page_of(file)).id.file == file ? 1 : 0;
        }
    });
    EXPECT_EQ(read, threads * pages);
    EXPECT_LE(shop.made, threads);
    EXPECT_EQ(shop.alive, shop.made);
}

TEST(EnginePoolTest, KeepsGoodEnginesWhileOthersThrow)
{
    constexpr int threads = 4;
    constexpr int pages = 100;
    Workshop shop;
    std::atomic<int> turn = 0;
    std::atomic<int> thrown = 0;
    shop.work = [&](int) {
        if (turn++ % 10 == 0) {
            throw std::runtime_error("gave up");
        }
    };
    EnginePool pool(maker_in(shop));
    in_threads(threads, [&] {
        for (int page = 0; page < pages; ++page) {
            try {
                static_cast<void>(pool.recognize(page_of("a.tif")));
            } catch (const std::runtime_error&) {
                ++thrown;
            }
        }
    });
    EXPECT_EQ(thrown, threads * pages / 10);
    EXPECT_EQ(shop.alive, shop.made - thrown);
    EXPECT_LE(shop.alive, threads);
}

TEST(EnginePoolTest, EndsItsEnginesWithItself)
{
    Workshop shop;
    {
        EnginePool pool(maker_in(shop));
        static_cast<void>(pool.recognize(page_of("a.tif")));
        EXPECT_EQ(shop.alive, 1);
    }
    EXPECT_EQ(shop.alive, 0);
}

TEST(EnginePool, TellsWhatAnEngineMadeNothingOf)
{
    Workshop shop;
    EnginePool pool(maker_in(shop));
    const ReadSheet sheet = read_sheet({});
    EXPECT_EQ(pool.recognize(sheet.page).lost.size(), sheet.reading.lines.size());
    EXPECT_TRUE(pool.recognize(bare_sheet({}).page).lost.empty());
}

}  // namespace
}  // namespace depesha
