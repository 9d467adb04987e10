// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/recordings/log_rows.h"

#include <QtCore/QString>

#include <vector>

namespace vestigo::workspace {

/// Writes entries of the logs as CSV with a head, row by row; the file appears when it is whole. Not for the
/// GUI thread.
Outcome<Done> writeLogCsv(const recordings::LogRows& log, const std::vector<std::uint32_t>& hits,
                          const std::optional<SiteTime>& startedAt, const QString& file,
                          const CancelToken& cancel);

} // namespace vestigo::workspace
