// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/hole.h"
#include "core/models/learning/completion_network.h"
#include "core/models/learning/guard.h"
#include "core/models/learning/module_state.h"
#include "core/models/learning/picture_completer_part.h"
#include "core/models/learning/settle.h"

#include <utility>

namespace vestigo::models {

namespace {

class TorchCompleter final : public PictureCompleter {
public:
    Result<Done> fill(const ModelState& weights, const std::string& file) {
        return fillFrom(network_, weights, file);
    }

    Result<timeline::Picture> complete(const timeline::Picture& picture,
                                       const timeline::Picture& mask) override {
        if (!maskFits(picture, mask)) {
            Error error;
            error.code = ErrorCode::ValueInvalid;
            error.message = VESTIGO_TEXT("Error", "picture and mask do not fit");
            return error;
        }
        return guarded([&]() -> Result<timeline::Picture> {
            auto hole = holeOf(picture, mask);
            return hole ? drawn(picture, mask, *hole) : picture;
        });
    }

private:
    timeline::Picture drawn(const timeline::Picture& picture, const timeline::Picture& mask, Hole& hole) {
        const torch::InferenceMode inference;
        const auto filled = torch::from_blob(hole.planes.data(), {1, 3, hole.height, hole.width});
        const auto hidden =
            torch::from_blob(hole.hidden.data(), {1, 1, hole.height, hole.width}, torch::kUInt8)
                .to(torch::kFloat32);
        // Weights that someone made up can give numbers that are none.
        const auto made = torch::nan_to_num(network_.forward(filled, hidden), 0.0).contiguous();
        const auto* values = made.data_ptr<float>();
        return patched(picture, mask, hole, {values, values + made.numel()});
    }

    CompletionGenerator network_;
};

Result<std::unique_ptr<PictureCompleter>> created(const ModelState& weights, const std::string& file) {
    settleTorch();
    return guarded([&]() -> Result<std::unique_ptr<PictureCompleter>> {
        auto completer = std::make_unique<TorchCompleter>();
        const auto filled = completer->fill(weights, file);
        if (!filled) {
            return filled.error();
        }
        return std::unique_ptr<PictureCompleter>(std::move(completer));
    });
}

} // namespace

} // namespace vestigo::models

const vestigo::models::PictureCompleterPart* vestigoPictureCompleterPart() {
    static const vestigo::models::PictureCompleterPart part{vestigo::models::created};
    return &part;
}
