// SPDX-License-Identifier: Apache-2.0
#include "ocr/engine.h"
#include "ocr/find_lost_text.h"

#include <utility>

namespace depesha {

EnginePool::EnginePool(Maker make) : make_(std::move(make)) {}

RecognizedPage EnginePool::recognize(const CleanPage& page)
{
    std::unique_ptr<Engine> engine = take();
    RecognizedPage recognized = engine->recognize(page);
    give_back(std::move(engine));
    recognized.lost = find_lost_text(page, recognized);
    return recognized;
}

std::unique_ptr<Engine> EnginePool::take()
{
    {
        const std::scoped_lock lock(mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<Engine> engine = std::move(idle_.back());
            idle_.pop_back();
            return engine;
        }
    }
    return make_();
}

void EnginePool::give_back(std::unique_ptr<Engine> engine)
{
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(engine));
}

}  // namespace depesha
