// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/recordings/recording.h"
#include "ui/timeline/series_provider.h"

#include <map>
#include <memory>
#include <string>

namespace vestigo::session {

/// What was logged and annotated of a recording, by terminal; read once. Used by one thread.
class EventLog {
public:
    /// More instructions of all terminals together are not held.
    static constexpr std::size_t mostInstructions = 5000000;

    bool isFor(const std::shared_ptr<const recordings::Recording>& recording) const {
        return recording == recording_;
    }
    /// Cancelled, it holds nothing. What cannot be read is absent; opening the recording has told why.
    void read(std::shared_ptr<const recordings::Recording> recording, const CancelToken& cancel);
    std::shared_ptr<const ui_timeline::TerminalEvents> of(const QString& terminal) const;

private:
    void readInstructionLog(const CancelToken& cancel);
    void readAnnotationFile();

    std::shared_ptr<const recordings::Recording> recording_;
    std::map<std::string, std::shared_ptr<ui_timeline::TerminalEvents>, std::less<>> events_;
};

} // namespace vestigo::session
