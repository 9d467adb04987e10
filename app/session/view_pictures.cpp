// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/view_pictures.h"

#include "app/session/timeline_files.h"
#include "core/base/files.h"
#include "ui/common/copy_menu.h"
#include "ui/items/terminal_model.h"
#include "ui/player/stream_view.h"
#include "ui/shell/instrument_window.h"
#include "ui/shell/panel.h"

#include <QtCore/QBuffer>
#include <QtCore/QFileInfo>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtSvg/QSvgGenerator>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollArea>

namespace vestigo::session {

namespace {

Error problem(ErrorCode code, const QString& file, const Text& message, const Text& remedy) {
    Error error;
    error.code = code;
    error.file = file.toStdString();
    error.message = message;
    error.remedy = remedy;
    return error;
}

/// The camera in sight, or all of the player where several are.
QWidget* videoView(const ui_shell::InstrumentWindow& window) {
    QWidget* only = nullptr;
    for (ui_player::StreamView* stream : window.findChildren<ui_player::StreamView*>()) {
        if (stream->isVisible()) {
            if (only != nullptr) {
                return window.findChild<QWidget*>(QStringLiteral("player"));
            }
            only = stream;
        }
    }
    return only;
}

QWidget* viewNamed(ui_shell::InstrumentWindow& window, const QString& view) {
    if (view == QLatin1String("window")) {
        return &window;
    }
    if (view == QLatin1String("video")) {
        return videoView(window);
    }
    if (view == QLatin1String("causal")) {
        return window.findChild<QWidget*>(QStringLiteral("causalView"));
    }
    const ui_shell::Panel* panel = window.panels()->find(view);
    if (panel == nullptr) {
        return nullptr;
    }
    // All of what scrolls, not only what is in sight of it.
    const auto* scroll = qobject_cast<const QScrollArea*>(panel->content());
    return scroll == nullptr ? panel->content() : scroll->widget();
}

template <class Device>
QByteArray painted(QWidget& view, Device& device, QByteArray& bytes) {
    QPainter painter(&device);
    // Its own ground first: a view paints none where the window shines through.
    painter.fillRect(view.rect(), view.palette().window());
    view.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    painter.end();
    return bytes;
}

QByteArray svgOf(QWidget& view) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(view.size());
    generator.setViewBox(view.rect());
    return painted(view, generator, bytes);
}

QByteArray pdfOf(QWidget& view) {
    constexpr int dotsPerInch = 96;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QSizeF(view.size()) * 72.0 / dotsPerInch, QPageSize::Point, QString(),
                                 QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    return painted(view, writer, bytes);
}

QByteArray pngOf(QWidget& view) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    view.grab().save(&buffer, "PNG");
    return bytes;
}

} // namespace

QStringList picturedViews() {
    return {QStringLiteral("window"),   QStringLiteral("plan"),  QStringLiteral("causal"),
            QStringLiteral("timeline"), QStringLiteral("video"), QStringLiteral("why")};
}

Result<Done> saveViewPicture(ui_shell::InstrumentWindow& window, const QString& view, const QString& file) {
    if (view == QLatin1String("timeline")) {
        return saveTimelinePicture(*window.timeline(), file);
    }
    QWidget* shown = picturedViews().contains(view) ? viewNamed(window, view) : nullptr;
    if (shown == nullptr || !shown->isVisible()) {
        return problem(ErrorCode::Usage, file, VESTIGO_TEXT("Error", "there is no such view to picture"),
                       VESTIGO_TEXT("Error", "show it first"));
    }
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("svg")) {
        bytes = svgOf(*shown);
    } else if (ending == QLatin1String("pdf")) {
        bytes = pdfOf(*shown);
    } else if (ending == QLatin1String("png")) {
        bytes = pngOf(*shown);
    } else {
        return problem(ErrorCode::FormatUnsupported, file,
                       VESTIGO_TEXT("Error", "is no kind of picture that is written here"),
                       VESTIGO_TEXT("Error", "end the name with .png, .svg or .pdf"));
    }
    return writeFileAtomically(file.toStdString(), bytes.toStdString());
}

QString copiedText(const ui_shell::InstrumentWindow& window, const QString& terminal) {
    using ui_items::TerminalModel;
    if (const QWidget* focus = QApplication::focusWidget()) {
        const QString own = focus->property(ui_common::copyProperty).toString();
        if (!own.isEmpty()) {
            return own;
        }
    }
    const auto* view = qobject_cast<const QAbstractItemView*>(QApplication::focusWidget());
    const auto* terminals = window.findChild<QAbstractItemView*>(QStringLiteral("terminalList"));
    if (view != nullptr && view != terminals && view->currentIndex().isValid()) {
        return view->currentIndex().data().toString();
    }
    const auto* model = terminals == nullptr ? nullptr : qobject_cast<TerminalModel*>(terminals->model());
    const int row = model == nullptr ? -1 : model->rowOf(terminal);
    const QVariant value = row < 0 ? QVariant() : model->index(row).data(TerminalModel::ProbabilityRole);
    return value.isValid() ? QString::number(value.toDouble(), 'f', 3) : QString();
}

} // namespace vestigo::session
