// SPDX-License-Identifier: Apache-2.0
// The border between a throwing stage and a batch that goes on.
#pragma once

#include "page/outcome.h"
#include "pipeline/errors.h"

#include <exception>
#include <new>
#include <type_traits>
#include <utility>
#include <variant>

namespace depesha {

/// Runs one stage on one page. What the stage throws becomes the page's failure; a page that failed before passes
/// through untouched. Running out of memory and BatchError are the batch's trouble, not the page's, and go on up.
template <class In, class Work>
auto attempt(Stage stage, Outcome<In> page, const Work& work) -> Outcome<std::invoke_result_t<const Work&, In>>
{
    if (auto* const failed = std::get_if<PageFailure>(&page)) {
        return std::move(*failed);
    }
    const PageId id = std::get<In>(page).id;
    try {
        return work(std::get<In>(std::move(page)));
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const BatchError&) {
        throw;
    } catch (const MachineTrouble& trouble) {
        return PageFailure{id, stage, trouble.what(), Cause::Machine};
    } catch (const std::exception& error) {
        return PageFailure{id, stage, error.what()};
    }
}

}  // namespace depesha
