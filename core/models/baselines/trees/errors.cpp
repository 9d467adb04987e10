// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/errors.h"

namespace vestigo::models::trees {

Error notTreesError(const std::string& place) {
    return {ErrorCode::ModelInvalid,
            {},
            place,
            VESTIGO_TEXT("Error", "does not fit a model of trees"),
            {},
            VESTIGO_TEXT("Error", "train the model again with this version")};
}

Error refinedTooOftenError() {
    return {ErrorCode::ModelInvalid,
            {},
            {},
            VESTIGO_TEXT("Error", "the model has been fine-tuned so often that it is full"),
            {},
            VESTIGO_TEXT("Error", "fine-tune the model that it began with, on all the recordings")};
}

Error tooManyTreesError(int most) {
    return {ErrorCode::ValueInvalid,
            {},
            "epochs",
            VESTIGO_TEXT("Error", "of boosted trees at most %1 can be grown one upon the other"),
            {std::to_string(most)},
            {}};
}

} // namespace vestigo::models::trees
