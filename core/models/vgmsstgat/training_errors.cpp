// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/training_errors.h"

namespace vestigo::models::vgmsstgat {

namespace {

Error errorOf(ErrorCode code, const Text& message, const Text& remedy) {
    Error error;
    error.code = code;
    error.message = message;
    error.remedy = remedy;
    return error;
}

} // namespace

Error divergedError() {
    return errorOf(ErrorCode::Internal, VESTIGO_TEXT("Error", "the training has left the range of numbers"),
                   VESTIGO_TEXT("Error", "use a lower learning rate, or check the recordings' values"));
}

Error companionsDifferError() {
    return errorOf(
        ErrorCode::Usage,
        VESTIGO_TEXT("Error", "the processes that train together have different recordings or settings"),
        VESTIGO_TEXT("Error", "give all of them the same data set and the same options"));
}

Error companionEndedError(bool cancelled) {
    return errorOf(ErrorCode::Internal,
                   cancelled ? VESTIGO_TEXT("Error", "another process of this training was cancelled")
                             : VESTIGO_TEXT("Error", "another process of this training has failed"),
                   VESTIGO_TEXT("Error",
                                "see what the other processes say, then start all of them again: they go on "
                                "from the checkpoint"));
}

Error tooManyProcessesError() {
    return errorOf(ErrorCode::Usage,
                   VESTIGO_TEXT("Error", "more processes than recordings in a step of the training"),
                   VESTIGO_TEXT("Error", "start fewer processes, or set \"batch\" to as many as there are"));
}

Error nothingAbnormalError() {
    return errorOf(
        ErrorCode::Empty,
        VESTIGO_TEXT("Error",
                     "no anomaly is labelled in the recordings that are learned from, and from normal "
                     "running alone a trained model only learns to see no anomaly"),
        VESTIGO_TEXT("Error",
                     "label anomalies first, or tell the model what is usual (vestigo-cli calibrate)"));
}

} // namespace vestigo::models::vgmsstgat
