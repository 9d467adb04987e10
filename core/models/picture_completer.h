// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_state.h"
#include "core/timeline/picture.h"

#include <memory>
#include <string>

namespace vestigo::models {

/// Completes what is covered in a picture (VG-MS-ST-GAT, Section 2.3): the generator of a small GAN, encoder
/// and decoder, sees the surroundings of the mask. Never changes a pixel outside of the mask. What it draws
/// is likely, not seen: it serves the networks that follow, and is no evidence. Used by one thread at a time.
class PictureCompleter {
public:
    virtual ~PictureCompleter() = default;
    /// `mask`: Grey8, as large as the picture, not 0 where it is covered. Nothing covered: the very picture.
    /// Fails where the two do not fit.
    virtual Result<timeline::Picture> complete(const timeline::Picture& picture,
                                               const timeline::Picture& mask) = 0;

    /// From weights that training made. ModelInvalid where they are others; fails where the module that
    /// learns is missing. `file` stands in errors.
    static Result<std::unique_ptr<PictureCompleter>> create(const ModelState& weights,
                                                            const std::string& file = {});
};

} // namespace vestigo::models
