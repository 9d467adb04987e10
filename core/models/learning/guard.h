// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <exception>
#include <string>

namespace vestigo::models {

/// The Error that an exception of LibTorch becomes: its first line, without the list of calls that follows.
inline Error errorOfTorch(const std::exception& exception) {
    Error error;
    error.code = ErrorCode::Internal;
    error.message = VESTIGO_TEXT("Error", "the network cannot be computed: %1");
    const std::string what = exception.what();
    error.arguments = {singleLine(what.substr(0, what.find('\n')))};
    error.remedy = VESTIGO_TEXT("Error", "use fewer or smaller inputs, or train the model again");
    return error;
}

/// Runs work that may throw (all of LibTorch may, for want of memory too) and gives its result or an Error:
/// no exception leaves the room. `work` gives a Result or an Outcome.
template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::exception& exception) {
        return errorOfTorch(exception);
    }
}

} // namespace vestigo::models
