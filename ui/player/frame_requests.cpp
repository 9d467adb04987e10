// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/frame_requests.h"

namespace vestigo::ui_player {

std::optional<double> FrameRequests::want(double t, std::int64_t nowMs) {
    wanted_ = t;
    return next(nowMs);
}

bool FrameRequests::answer(double t) {
    if (!asked_ || *asked_ != t) {
        return false;
    }
    settled_ = asked_;
    asked_.reset();
    return true;
}

std::optional<double> FrameRequests::next(std::int64_t nowMs) {
    if (!wanted_ || wanted_ == settled_) {
        return std::nullopt;
    }
    if (asked_ && nowMs - askedAtMs_ < patienceMs) {
        return std::nullopt;
    }
    asked_ = wanted_;
    askedAtMs_ = nowMs;
    return asked_;
}

void FrameRequests::reset() {
    asked_.reset();
    settled_.reset();
}

} // namespace vestigo::ui_player
