// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/report/incident_facts.h"

#include <optional>

namespace vestigo::report {

/// "covered", for a table.
Text cameraConditionText(timeline::CameraCondition condition);

/// What a terminal had, after its name: "had a camera that was covered".
Text cameraSymptomText(timeline::CameraCondition condition);

/// The worst state of the terminal's cameras during the episode; nothing where no camera has to do with it.
std::optional<timeline::CameraState> cameraStateOf(const analysis::Analysis& analysis,
                                                   const analysis::Episode& episode);

/// "Only the camera speaks for it: ..." where that is so, or that what a camera showed was left out; empty
/// where no camera has to do with the episode.
std::string cameraRemark(const ReportContext& context, const analysis::Episode& episode);

/// All states of all cameras; no rows: they were well.
Table cameraTable(const ReportContext& context);

/// When something lay over a key region that an encoder looked at; no rows: nothing did.
Table coverTable(const ReportContext& context);

} // namespace vestigo::report
