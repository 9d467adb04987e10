// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "ui/evaluation/render/study_canvas.h"
#include "ui/evaluation/render/study_pictures.h"

#include <QtCore/QBuffer>
#include <QtGui/QPen>
#include <algorithm>
#include <array>
#include <functional>

namespace vestigo::evaluation_render {

namespace {

using evaluation::Study;
using evaluation::StudyRow;

constexpr double pictureWidth = 1320.0;
constexpr double namesWidth = 66.0;
constexpr double rowHeight = 30.0;
constexpr double panelGap = 26.0;

struct Panel {
    Text title;
    std::function<std::optional<double>(const StudyRow&)> value;
};

const std::array<Panel, 5>& panels() {
    constexpr double thousand = 1000.0;
    static const std::array<Panel, 5> all{
        {{VESTIGO_TEXT("Study", "Parameters, thousands"),
          [](const StudyRow& row) {
              return row.cost.parameters
                         ? std::optional<double>(static_cast<double>(*row.cost.parameters) / thousand)
                         : std::nullopt;
          }},
         {VESTIGO_TEXT("Study", "Step of ten terminals, ms"),
          [](const StudyRow& row) { return row.cost.millisecondsPerStep; }},
         {VESTIGO_TEXT("Study", "A recording, s"),
          [](const StudyRow& row) { return row.cost.recordingSeconds; }},
         {VESTIGO_TEXT("Study", "Peak memory of an analysis, MiB"),
          [](const StudyRow& row) { return row.cost.analysisPeakMiB; }},
         {VESTIGO_TEXT("Study", "Training, s"),
          [](const StudyRow& row) { return row.cost.trainingSeconds; }}}};
    return all;
}

QString numberText(double value) {
    return QString::number(value, 'f', value >= 100.0 ? 0 : value >= 10.0 ? 1 : 2);
}

void paintPanel(QPainter& painter, const Study& study, const Panel& panel, const QString& title,
                const QRectF& area) {
    double most = 0.0;
    for (const StudyRow& row : study.rows) {
        most = std::max(most, panel.value(row).value_or(0.0));
    }
    painter.setPen(colours::text);
    painter.setFont(studyFont(12.5, true));
    painter.drawText(QPointF(area.left(), area.top() - 10.0), title);
    painter.setPen(QPen(colours::strongRule, 1.0));
    painter.drawLine(area.topLeft(), area.bottomLeft());
    painter.setFont(studyFont(11.0));
    constexpr double roomForNumber = 48.0;
    for (std::size_t i = 0; i < study.rows.size(); ++i) {
        const double y = area.top() + rowHeight * static_cast<double>(i);
        const auto value = panel.value(study.rows[i]);
        const double width = value && most > 0.0 ? (area.width() - roomForNumber) * *value / most : 0.0;
        painter.fillRect(QRectF(area.left(), y + 6.0, width, rowHeight - 12.0),
                         evaluation::isInPaper(study.rows[i].name) ? colours::main : colours::strongRule);
        painter.setPen(colours::text);
        painter.drawText(QRectF(area.left() + width + 6.0, y, roomForNumber + 20.0, rowHeight),
                         Qt::AlignVCenter, value ? numberText(*value) : QStringLiteral("n/a"));
    }
}

Result<Done> write(const QImage& image, const std::filesystem::path& path) {
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG")) {
        Error error;
        error.file = path.string();
        error.message = VESTIGO_TEXT("Error", "the picture could not be made");
        return error;
    }
    return writeFileAtomically(path, buffer.data().toStdString());
}

} // namespace

QImage efficiencyPicture(const Study& study, const Translator& translator) {
    const double top = StudyCanvas::headHeight + 34.0;
    const double height = rowHeight * static_cast<double>(study.rows.size());
    StudyCanvas canvas(pictureWidth, top + height + 74.0, study, translator,
                       VESTIGO_TEXT("Study", "VG-MS-ST-GAT, Figure 4 on our data: what each row costs"));
    const double left = StudyCanvas::margin + namesWidth;
    const double width = (pictureWidth - left - StudyCanvas::margin - 4.0 * panelGap) / 5.0;
    canvas.paint([&](QPainter& painter) {
        painter.setFont(studyFont(12.5, true));
        painter.setPen(colours::text);
        for (std::size_t i = 0; i < study.rows.size(); ++i) {
            painter.drawText(
                QRectF(StudyCanvas::margin, top + rowHeight * static_cast<double>(i), namesWidth, rowHeight),
                Qt::AlignVCenter, QString::fromStdString(study.rows[i].name));
        }
        for (std::size_t i = 0; i < panels().size(); ++i) {
            paintPanel(painter, study, panels()[i], canvas.text(panels()[i].title),
                       QRectF(left + static_cast<double>(i) * (width + panelGap), top, width, height));
        }
    });
    canvas.foot(canvas
                    .text(VESTIGO_TEXT("Study", "Measured on %1, %2 cores, %3 GiB; %4 programs wanted a core "
                                                "when it began. Times are medians of the recordings."))
                    .arg(QString::fromStdString(study.machine.processor))
                    .arg(study.machine.cores)
                    .arg(QString::number(study.machine.memoryGiB, 'f', 1),
                         QString::number(study.machine.loadAtBegin, 'f', 1)));
    canvas.foot(canvas.text(VESTIGO_TEXT(
        "Study",
        "A step: the engine alone, without decoding and encoding. A recording: the whole analysis, "
        "features of pictures from the cache. The paper: 9.2 million parameters, 21 ms, on an A100.")));
    return canvas.image();
}

Result<Done> writeStudyPictures(const Study& study, const std::filesystem::path& folder,
                                const Translator& translator) {
    std::vector<std::pair<const char*, QImage>> pictures{
        {"table1.png", tablePicture(study, translator)},
        {"efficiency.png", efficiencyPicture(study, translator)}};
    if (!study.noise.empty()) {
        pictures.emplace_back("noise.png", noisePicture(study, translator));
    }
    for (const auto& [name, picture] : pictures) {
        if (auto written = write(picture, folder / name); !written) {
            return written.error();
        }
    }
    return Done{};
}

} // namespace vestigo::evaluation_render
