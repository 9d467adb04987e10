// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/dataset_file.h"
#include "core/dataset/synthetic/recording_plan.h"

#include <cstddef>
#include <string>

namespace vestigo::dataset::synthetic {

/// Where the recordings of a data set come from. Asked from several threads at once.
class RecordingSource {
public:
    virtual ~RecordingSource() = default;
    virtual std::size_t count() const = 0;
    virtual RecordingPlan plan(std::size_t number) const = 0;
    virtual Split splitOf(std::size_t number) const = 0;
    virtual std::string name() const = 0; ///< of the data set
};

} // namespace vestigo::dataset::synthetic
