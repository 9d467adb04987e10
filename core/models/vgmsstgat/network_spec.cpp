// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network_spec.h"

#include "core/models/vgmsstgat/number_table.h"

namespace vestigo::models::vgmsstgat {

namespace {

constexpr std::array<WholeNumber<NetworkSpec>, 13> wholeNumbers{{
    {"window", &NetworkSpec::window, 2, 256},
    {"column_kinds", &NetworkSpec::columnKinds, 1, 256},
    {"column_channels", &NetworkSpec::columnChannels, 1, 64},
    {"column_width", &NetworkSpec::columnWidth, 1, 256},
    {"map_channels", &NetworkSpec::mapChannels, 1, 2048},
    {"picture_measures", &NetworkSpec::pictureMeasures, 1, 64},
    {"visual_hidden", &NetworkSpec::visualHidden, 1, 512},
    {"features", &NetworkSpec::features, 2, 1024},
    {"graph_hidden", &NetworkSpec::graphHidden, 1, 1024},
    {"strongest_edges", &NetworkSpec::strongestEdges, 1, 64},
    {"scale_channels", &NetworkSpec::scaleChannels, 1, 512},
    {"attention_heads", &NetworkSpec::attentionHeads, 1, 16},
    {"anomaly_types", &NetworkSpec::anomalyTypes, 1, 256},
}};

constexpr std::array<RealNumber<NetworkSpec>, 3> realNumbers{{
    {"dropout", &NetworkSpec::dropout, 0.0, 0.95},
    {"margin", &NetworkSpec::margin, 0.0, 2.0},
    {"contrast_share", &NetworkSpec::contrastShare, 0.0, 100.0},
}};

constexpr std::array<Variant, 6> variants{Variant::Gru, Variant::B0, Variant::B1,
                                          Variant::B2,  Variant::B3, Variant::B4};

Error specError(const std::string& file, const std::string& key) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = file;
    error.place = key;
    error.message = VESTIGO_TEXT("Error", "the model's description of its network cannot be used");
    error.remedy = VESTIGO_TEXT("Error", "take a model that this version of the program has made");
    return error;
}

bool readKey(const std::string& key, const Json& value, NetworkSpec& spec) {
    if (key == "causal" || key == "prior") {
        bool& flag = key == "causal" ? spec.causal : spec.prior;
        flag = value.is_boolean() && value.get<bool>();
        return value.is_boolean();
    }
    if (key == "variant") {
        for (const Variant variant : variants) {
            if (value == variantName(variant)) {
                spec.variant = variant;
                return true;
            }
        }
        return false;
    }
    return readNumber(key, value, spec, wholeNumbers, realNumbers).value_or(false);
}

} // namespace

bool hearsNeighbours(const NetworkSpec& spec) {
    return spec.variant != Variant::Gru && spec.variant != Variant::B0;
}

const char* variantName(Variant variant) {
    constexpr std::array<const char*, 6> names{"GRU", "B0", "B1", "B2", "B3", "B4"};
    return names[static_cast<std::size_t>(variant)];
}

Result<Done> checkSpec(const NetworkSpec& spec) {
    if (const char* key = numberOutOfRange(spec, wholeNumbers, realNumbers)) {
        return specError({}, key);
    }
    if (spec.features % spec.attentionHeads != 0) { // each head has its share of them
        return specError({}, "attention_heads");
    }
    if (spec.variant == Variant::Gru && spec.features % 2 != 0) { // half of them each way in time
        return specError({}, "features");
    }
    return Done{};
}

std::string specJson(const NetworkSpec& spec) {
    Json json;
    json["variant"] = variantName(spec.variant);
    json["causal"] = spec.causal;
    json["prior"] = spec.prior;
    writeNumbers(json, spec, wholeNumbers, realNumbers);
    return json.dump();
}

Result<NetworkSpec> specOf(const std::string& text, const std::string& file) {
    const auto json = parseJson(text, file);
    if (!json) {
        return json.error();
    }
    if (!json->is_object()) {
        return specError(file, {});
    }
    NetworkSpec spec;
    for (const auto& [key, value] : json->items()) {
        if (!readKey(key, value, spec)) {
            return specError(file, key);
        }
    }
    if (auto checked = checkSpec(spec); !checked) {
        Error error = checked.error();
        error.file = file;
        return error;
    }
    return spec;
}

} // namespace vestigo::models::vgmsstgat
