// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_content.h"

namespace vestigo::ui_timeline {

/// Fills in the lanes of the selected terminal that are wished for and have something to show.
void addLanes(TimelineContent& content, const analysis::Analysis* analysis, const SeriesState& series,
              const ContentWish& wish);

} // namespace vestigo::ui_timeline
