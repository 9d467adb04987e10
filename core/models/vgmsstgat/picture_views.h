// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/column_views.h"
#include "core/models/vgmsstgat/network_data.h"

namespace vestigo::models::vgmsstgat {

/// Fills the parts of NetworkData that come from pictures.
class PictureViews {
public:
    /// Sizes them; `data` must know its terminals and steps.
    PictureViews(const timeline::AlignedRecording& recording, NetworkData& data);
    /// One terminal. `views`: of its columns; the video columns are the measures.
    void add(std::size_t terminal, const ColumnViews& views);

private:
    void addMaps(std::size_t terminal, std::size_t stream, const timeline::PictureSequence& pictures);
    void addMeasures(std::size_t terminal, std::size_t stream, const ColumnViews& views);

    const timeline::AlignedRecording& recording_;
    NetworkData& data_;
};

} // namespace vestigo::models::vgmsstgat
