// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/encoder_spec.h"

#include <algorithm>

namespace vestigo::models {

namespace {

struct StageRow {
    int widening;
    int kernel;
    int stride;
    int in;
    int out;
    int blocks;
};

constexpr std::array<StageRow, 7> stageRows{{{1, 3, 1, 32, 16, 1},
                                             {6, 3, 2, 16, 24, 2},
                                             {6, 5, 2, 24, 40, 2},
                                             {6, 3, 2, 40, 80, 3},
                                             {6, 5, 1, 80, 112, 3},
                                             {6, 5, 2, 112, 192, 4},
                                             {6, 3, 1, 192, 320, 1}}};

std::vector<EncoderBlock> blocksOf(bool squeezes) {
    std::vector<EncoderBlock> blocks;
    for (std::size_t stage = 0; stage < stageRows.size(); ++stage) {
        const StageRow& row = stageRows[stage];
        for (int i = 0; i < row.blocks; ++i) {
            EncoderBlock block;
            block.name = "features." + std::to_string(stage + 1) + "." + std::to_string(i) + ".block";
            block.kernel = row.kernel;
            block.stride = i == 0 ? row.stride : 1;
            block.inChannels = i == 0 ? row.in : row.out;
            block.wideChannels = block.inChannels * row.widening;
            block.outChannels = row.out;
            block.squeeze = squeezes ? std::max(1, block.inChannels / 4) : 0;
            blocks.push_back(std::move(block));
        }
    }
    return blocks;
}

} // namespace

Result<EncoderSpec> encoderSpec(const std::string& name) {
    EncoderSpec spec;
    spec.name = name;
    if (name == "efficientnet_b0") {
        // torchvision: v / 255, then ImageNet's mean and deviation
        spec.offset = {0.485F * 255.0F, 0.456F * 255.0F, 0.406F * 255.0F};
        spec.scale = {0.229F * 255.0F, 0.224F * 255.0F, 0.225F * 255.0F};
        spec.blocks = blocksOf(true);
        return spec;
    }
    if (name == "efficientnet_lite0") {
        spec.silu = false;
        spec.batchNormEpsilon = 1e-3;
        spec.offset = {127.0F, 127.0F, 127.0F};
        spec.scale = {128.0F, 128.0F, 128.0F};
        spec.blocks = blocksOf(false);
        return spec;
    }
    Error error;
    error.code = ErrorCode::Usage;
    error.message = VESTIGO_TEXT("Error", "there is no encoder \"%1\"");
    error.remedy = VESTIGO_TEXT("Error", "choose one of: %2");
    error.arguments = {singleLine(name, 60), "efficientnet_b0, efficientnet_lite0"};
    return error;
}

} // namespace vestigo::models
