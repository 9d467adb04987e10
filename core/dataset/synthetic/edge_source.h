// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/edge_traffic.h"
#include "core/dataset/synthetic/recording_source.h"
#include "core/dataset/synthetic/synthesis_run.h"

#include <memory>

namespace vestigo::dataset::synthetic {

/// Edge-IIoTset-V (VG-MS-ST-GAT, Section 4.1): recordings of the public packets, with simulated video of the
/// devices and labels as in Ind-ViBe. The busiest hosts become terminals; each recording is a stretch of
/// normal traffic, in most of them with a stretch of one attack laid over it. No packet is used twice, so
/// that none is in two splits. Refused: traffic without normal rows, or with fewer than two hosts.
Result<std::unique_ptr<RecordingSource>> makeEdgeSource(std::shared_ptr<const EdgeTraffic> traffic,
                                                        const SynthesisRequest& request);

} // namespace vestigo::dataset::synthetic
