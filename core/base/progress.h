// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <string>

namespace vestigo {

/// One report of progress. Sinks are called from worker threads and must be thread-safe; they throttle.
struct Progress {
    Text stage;            ///< "Decoding video", marked with VESTIGO_TEXT
    std::string item;      ///< what it is at: "plc-01 device"; may be empty
    double fraction = 0.0; ///< of this stage, 0..1
    double overall = 0.0;  ///< of the whole job, 0..1, never going back
};

class ProgressSink {
public:
    virtual ~ProgressSink() = default;
    virtual void report(const Progress& progress) = 0;
};

/// For callers that do not care.
class SilentProgress final : public ProgressSink {
public:
    void report(const Progress&) override {}
};

} // namespace vestigo
