// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <string>
#include <utility>

namespace vestigo {

/// Passes on the progress of a part of a whole job, which goes from `from` to `to`. `stage` and `item` stand
/// for those of the part; empty: its own are kept.
class PartOfJob final : public ProgressSink {
public:
    PartOfJob(ProgressSink& sink, double from, double to, Text stage = {}, std::string item = {})
        : sink_(sink)
        , from_(from)
        , to_(to)
        , stage_(stage)
        , item_(std::move(item)) {}
    void report(const Progress& progress) override {
        Progress part = progress;
        part.stage = *stage_.source == '\0' ? progress.stage : stage_;
        part.item = item_.empty() ? progress.item : item_;
        part.overall =
            from_ + (to_ - from_) * (progress.overall > 0.0 ? progress.overall : progress.fraction);
        sink_.report(part);
    }

private:
    ProgressSink& sink_;
    double from_;
    double to_;
    Text stage_;
    std::string item_;
};

} // namespace vestigo
