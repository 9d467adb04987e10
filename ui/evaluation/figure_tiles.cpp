// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/figure_tiles.h"

#include "ui/common/theme.h"
#include "ui/evaluation/evaluation_words.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_evaluation {

namespace {

constexpr int columns = 4;
constexpr int valuePixels = 22;
constexpr const char* shown[] = {"step AUROC",
                                 "step AP",
                                 "step F1",
                                 "step accuracy",
                                 "event recall",
                                 "event precision",
                                 "false alarms per terminal-hour",
                                 "false alarms per terminal-hour in activities",
                                 "detection delay, median s",
                                 "type accuracy, matched",
                                 "root cause hit@1",
                                 "edge F1"};

QLabel* label(int pixels, bool bold, bool quiet) {
    auto* made = new QLabel;
    made->setTextFormat(Qt::PlainText);
    made->setFont(ui_common::sizedFont(made->font(), pixels, bold));
    made->setProperty("quiet", quiet);
    return made;
}

} // namespace

FigureTiles::FigureTiles(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("figureTiles"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(12);
    int place = 0;
    for (const char* figure : shown) {
        Tile tile{figure, label(ui_common::textPixels, false, true), label(valuePixels, true, false),
                  label(ui_common::smallTextPixels, false, false),
                  label(ui_common::smallTextPixels, false, true)};
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        for (QLabel* part : {tile.name, tile.value, tile.interval, tile.beside}) {
            column->addWidget(part);
        }
        tile.name->setWordWrap(true);
        tile.name->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
        tile.value->setObjectName(QLatin1String(figure));
        grid->addLayout(column, place / columns, place % columns);
        grid->setColumnStretch(place % columns, 1);
        tiles_.push_back(tile);
        ++place;
    }
    retranslate();
}

void FigureTiles::show(const std::shared_ptr<const evaluation::Evaluation>& result) {
    result_ = result;
    retranslate();
}

void FigureTiles::retranslate() {
    for (const Tile& tile : tiles_) {
        const evaluation::Metric* metric = result_ ? findMetric(result_->metrics, tile.figure) : nullptr;
        tile.name->setText(figureName(tile.figure));
        tile.value->setText(figureText(tile.figure, metric == nullptr ? std::nullopt : metric->value));
        const QString interval = metric == nullptr ? QString() : intervalText(*metric);
        tile.interval->setText(interval.isEmpty() ? QString() : tr("95 %: %1").arg(interval));
        tile.beside->setText(result_
                                 ? besideText(tile.figure, result_->randomDetector, result_->constantDetector)
                                 : QString());
        tile.value->setAccessibleName(figureName(tile.figure) + QLatin1Char(' ') + tile.value->text());
    }
}

} // namespace vestigo::ui_evaluation
