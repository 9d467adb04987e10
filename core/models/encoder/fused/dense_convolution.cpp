// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/dense_convolution.h"

namespace vestigo::models {

namespace {

using Memory = dnnl::memory;
constexpr auto floats = Memory::data_type::f32;

} // namespace

OrderedWeights::OrderedWeights(const FoldedConvolution& folded, int out, int in, int kernel)
    : folded_(folded)
    , out_(out)
    , in_(in)
    , kernel_(kernel) {}

Memory OrderedWeights::ordered(const Memory::desc& wanted, const dnnl::engine& engine) {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const Memory& kept : kept_) {
        if (kept.get_desc() == wanted) {
            return kept;
        }
    }
    const Memory::desc plain({out_, in_, kernel_, kernel_}, floats, Memory::format_tag::oihw);
    Memory source(plain, engine, folded_.weights.data());
    Memory target(wanted, engine);
    dnnl::stream stream(engine);
    dnnl::reorder(source, target).execute(stream, source, target);
    stream.wait();
    kept_.push_back(target);
    return target;
}

const Memory& OrderedWeights::bias(const dnnl::engine& engine) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!bias_) {
        bias_ = Memory(Memory::desc({out_}, floats, Memory::format_tag::a), engine, folded_.bias.data());
    }
    return bias_;
}

DenseConvolution::DenseConvolution(OrderedWeights& weights, const DenseShape& shape,
                                   const dnnl::engine& engine) {
    const int kernel = weights.kernel();
    const Memory::desc from({shape.batch, weights.in(), shape.height, shape.width}, floats,
                            Memory::format_tag::nhwc);
    const Memory::desc to({shape.batch, weights.out(), shape.outHeight, shape.outWidth}, floats,
                          Memory::format_tag::nhwc);
    const Memory::desc order({weights.out(), weights.in(), kernel, kernel}, floats, Memory::format_tag::any);
    const Memory::desc bias({weights.out()}, floats, Memory::format_tag::a);
    const auto behind = [&](int size, int outSize) {
        return std::max(0, (outSize - 1) * shape.stride + kernel - size - shape.padBefore);
    };
    const dnnl::convolution_forward::desc operation(
        dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, from, order, bias, to,
        {shape.stride, shape.stride}, {shape.padBefore, shape.padBefore},
        {behind(shape.height, shape.outHeight), behind(shape.width, shape.outWidth)});
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    if (shape.addsToTarget) {
        dnnl::post_ops after;
        after.append_sum(1.0F);
        attributes.set_post_ops(after);
    }
    const dnnl::convolution_forward::primitive_desc chosen(operation, attributes, engine);
    primitive_ = dnnl::convolution_forward(chosen);
    from_ = Memory(from, engine, nullptr);
    to_ = Memory(to, engine, nullptr);
    arguments_ = {{DNNL_ARG_SRC, from_},
                  {DNNL_ARG_WEIGHTS, weights.ordered(chosen.weights_desc(), engine)},
                  {DNNL_ARG_BIAS, weights.bias(engine)},
                  {DNNL_ARG_DST, to_},
                  {DNNL_ARG_SCRATCHPAD, Memory(chosen.scratchpad_desc(), engine)}};
}

void DenseConvolution::run(const float* from, float* to, dnnl::stream& stream) {
    from_.set_data_handle(const_cast<float*>(from)); // oneDNN only reads the source
    to_.set_data_handle(to);
    primitive_.execute(stream, arguments_);
}

} // namespace vestigo::models
