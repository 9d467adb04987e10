// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/report/render/flow.h"
#include "ui/report/render/page_style.h"

#include <vector>

namespace vestigo::report_render {

/// What the parts of a page are made from.
struct ComposeContext {
    const report::Document& document;
    PageStyle style;
};

/// Turns blocks into fragments of this width.
std::vector<Fragment> composeBlocks(const std::vector<report::Block>& blocks, qreal width,
                                    const ComposeContext& context);

std::vector<Fragment> composeTable(const report::Table& table, qreal width, const ComposeContext& context);
std::vector<Fragment> composePictures(const report::PictureRow& row, qreal width,
                                      const ComposeContext& context);
std::vector<Fragment> composeTimeline(const report::TimelineFigure& figure, qreal width,
                                      const ComposeContext& context);
std::vector<Fragment> composeCausal(const report::CausalFigure& figure, qreal width,
                                    const ComposeContext& context);
std::vector<Fragment> composeSitePlan(const report::SitePlanFigure& figure, qreal width,
                                      const ComposeContext& context);

/// Small grey text below a figure or table; nothing for an empty text.
void addCaption(std::vector<Fragment>& fragments, const std::string& text, qreal width);

/// A figure that is painted into a rectangle.
Fragment figureFragment(qreal width, qreal height, Paint paint);

} // namespace vestigo::report_render
