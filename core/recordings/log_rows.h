// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/recordings/logs.h"
#include "core/timeline/grid.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace vestigo::recordings {

enum class LogKind : std::uint8_t { Instruction, Message };

/// One entry of either log. Texts are numbers into LogRows::words.
struct LogRow {
    double t = 0.0;         ///< common clock
    std::uint32_t from = 0; ///< the terminal; of a message its source
    std::uint32_t to = 0;   ///< the actor; of a message its destination
    std::uint32_t what = 0; ///< the instruction; of a message its protocol
    std::uint32_t bytes = 0;
    LogKind kind = LogKind::Instruction;
    MessageStatus status = MessageStatus::Ok;
};

/// Both logs of a recording, by time: about 32 bytes a row, each different text once. A value that is shared
/// and never changed.
struct LogRows {
    static constexpr std::size_t mostRows = 8'000'000;
    static constexpr std::size_t mostWordBytes = 256U << 20U;

    std::vector<LogRow> rows;
    std::vector<std::string> words;
    bool cutOff = false;           ///< there was more than we keep
    std::vector<Problem> problems; ///< of a log that cannot be read to its end
};
using LogRowsPtr = std::shared_ptr<const LogRows>;

/// Reads both logs, captures included. A broken log is a problem of the value; what was read of it stays.
Outcome<LogRowsPtr> readLogRows(const Recording& recording, const CancelToken& cancel,
                                ProgressSink& progress);

/// What is looked for; every part that is set must hold.
struct LogFilter {
    std::string text;                    ///< words that each stand somewhere in the row, in any case (ASCII)
    std::string terminal;                ///< at either end
    std::optional<double> aroundSeconds; ///< a moment of the common clock
    double reachSeconds = 10.0;          ///< how far from it, before and after
    std::optional<timeline::TimeRange> within; ///< a stretch of the common clock, both ends included
};

/// Places in rows of those that the filter lets through, in order. A million rows take some ten
/// milliseconds: each different text is looked at once.
Outcome<std::vector<std::uint32_t>> filterLog(const LogRows& log, const LogFilter& filter,
                                              const CancelToken& cancel);

/// "ok", "retry" or "error", as logs have it.
const char* statusWord(MessageStatus status);

} // namespace vestigo::recordings
