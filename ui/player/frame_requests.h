// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace vestigo::ui_player {

/// Decides what one stream asks of its provider: only the newest wish, one request on the way at a time,
/// answers that nobody waits for any more are dropped.
class FrameRequests {
public:
    /// After this long an unanswered request counts as lost.
    static constexpr std::int64_t patienceMs = 3000;

    /// The cursor is at `t`. Returns the time to ask for now, if any.
    std::optional<double> want(double t, std::int64_t nowMs);
    /// An answer to the request for `t` came. True: take it; false: it is late.
    bool answer(double t);
    /// What to ask for after an answer, or when patience ran out.
    std::optional<double> next(std::int64_t nowMs);
    /// Forgets everything: ask again even for the same time (another size, another provider).
    void reset();

    bool isWaiting() const { return asked_.has_value(); }

private:
    std::optional<double> wanted_;
    std::optional<double> asked_;
    std::optional<double> settled_;
    std::int64_t askedAtMs_ = 0;
};

} // namespace vestigo::ui_player
