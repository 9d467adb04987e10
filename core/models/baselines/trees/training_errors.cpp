// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/training_errors.h"

#include <string>

namespace vestigo::models::trees {

Error nothingToLearnFromError() {
    Error error;
    error.code = ErrorCode::Empty;
    error.message = VESTIGO_TEXT("Error", "the training recordings hold nothing that can be learned from");
    error.remedy = VESTIGO_TEXT("Error", "see what vestigo-cli info says of them");
    return error;
}

Error refinedTooOftenError() {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.message = VESTIGO_TEXT("Error", "the model has been fine-tuned so often that it is full");
    error.remedy = VESTIGO_TEXT("Error", "fine-tune the model that it began with, on all the recordings");
    return error;
}

Error tooManyTreesError(int most) {
    Error error;
    error.code = ErrorCode::ValueInvalid;
    error.place = "epochs";
    error.message = VESTIGO_TEXT("Error", "of boosted trees at most %1 can be grown one upon the other");
    error.arguments = {std::to_string(most)};
    return error;
}

} // namespace vestigo::models::trees
