// SPDX-License-Identifier: GPL-3.0-or-later
// Menus, keys and what is asked of the user.
#include "ui/commands/command_registry.h"
#include "ui/commands/keys_page.h"
#include "ui/shell/instrument_window.h"
#include "ui/shell/panel.h"
#include "ui/shell/view_keys.h"
#include "ui/shell/window_views.h"

#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QMessageBox>

#include <map>

namespace vestigo::ui_shell {

namespace {

/// Adds commands to a menu; an empty name is a separator.
void fill(QMenu* menu, ui_commands::CommandRegistry& commands, std::initializer_list<const char*> ids) {
    for (const char* id : ids) {
        if (*id == '\0') {
            menu->addSeparator();
        } else if (QAction* action = commands.action(QLatin1String(id))) {
            menu->addAction(action);
        }
    }
}

/// The page that a dialog is explained on, by its name.
QString helpPageOf(const QString& dialog) {
    static const std::map<QString, QString> pages{
        {QStringLiteral("importDialog"), QStringLiteral("import")},
        {QStringLiteral("plantDialog"), QStringLiteral("synthetic")},
        {QStringLiteral("trainingDialog"), QStringLiteral("training")},
        {QStringLiteral("ownPlantDialog"), QStringLiteral("training")},
        {QStringLiteral("projectDialog"), QStringLiteral("project")},
        {QStringLiteral("preferencesDialog"), QStringLiteral("preferences")},
        {QStringLiteral("personDialog"), QStringLiteral("alarms")},
        {QStringLiteral("shelveDialog"), QStringLiteral("alarms")},
        {QStringLiteral("alarmOverview"), QStringLiteral("alarms")},
        {QStringLiteral("reportPreview"), QStringLiteral("report")},
        {QStringLiteral("evaluationPage"), QStringLiteral("evaluation")},
    };
    const auto found = pages.find(dialog);
    return found == pages.end() ? QStringLiteral("index") : found->second;
}

} // namespace

void InstrumentWindow::makeMenus() {
    setMenuBar(new QMenuBar(this)); // the old one goes, and its menus with it
    QMenu* file = menuBar()->addMenu(tr("&File"));
    fill(file, commands_, {"open"});
    file->addMenu(makeRecentMenu());
    fill(file, commands_,
         {"open-demo", "import", "new-plant", "evaluation", "project", "", "undo", "redo", "", "report",
          "export", "screenshot", "", "preferences", "", "quit"});
    QMenu* incident = menuBar()->addMenu(tr("&Incident"));
    fill(incident, commands_,
         {"analyse",
          "cancel",
          "",
          "next-incident",
          "previous-incident",
          "",
          "cause",
          "effect",
          "",
          "acknowledge",
          "take-back",
          "shelve",
          "unshelve",
          "alarm-load",
          "",
          "next-terminal",
          "previous-terminal",
          "",
          "find-in-logs",
          "next-hit",
          "previous-hit",
          "export-log"});
    QMenu* video = menuBar()->addMenu(tr("Vi&deo"));
    fill(video, commands_,
         {"play", "play-backward", "pause", "play-forward", "", "frame-back", "frame-forward", "seek", "",
          "raw", "heat", "boxes"});
    video->addMenu(makeLayerMenu());
    QMenu* view = menuBar()->addMenu(tr("&View"));
    fill(view, commands_, {"frontline", "expert", "", "fit", "zoom-incident", "clear-range", ""});
    QMenu* panels = view->addMenu(tr("&Panels"));
    for (const QString& name : PanelArea::names()) {
        fill(panels, commands_, {qPrintable(QStringLiteral("panel-") + name)});
    }
    view->addMenu(makeLayoutMenu());
    view->addMenu(makePictureMenu());
    fill(view, commands_, {"copy"});
    view->addSeparator();
    fill(view, commands_, {"dark", "", "english", "chinese"});
    QMenu* model = menuBar()->addMenu(tr("&Model"));
    fill(model, commands_, {"own-plant", "", "training", "", "model-back"});
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    fill(help, commands_, {"help", "palette", "keys", "", "about"});
    // Keys of commands that stand in no menu work all the same.
    for (const ui_commands::Command& command : commands_.commands()) {
        if (!command.keys.isEmpty()) {
            addAction(commands_.action(command.id));
        }
    }
}

QMenu* InstrumentWindow::makeRecentMenu() {
    auto* menu = new QMenu(tr("Open &recent"), menuBar());
    menu->setObjectName(QStringLiteral("recentMenu"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const RecentRecording& one : recent_) {
            QString text = one.name + QStringLiteral("   ") + one.path;
            connect(menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&"))), &QAction::triggered,
                    this, [this, path = one.path] { Q_EMIT openRequested(path); });
        }
        if (recent_.empty()) {
            menu->addAction(tr("None yet"))->setEnabled(false);
        }
    });
    return menu;
}

QMenu* InstrumentWindow::makeLayerMenu() {
    auto* menu = new QMenu(tr("&Prepared picture"), menuBar());
    menu->setObjectName(QStringLiteral("layerMenu"));
    fill(menu, commands_,
         {"layer-none", "layer-regions", "layer-equalised", "layer-background", "layer-moving",
          "layer-covered", "layer-completed"});
    return menu;
}

QMenu* InstrumentWindow::makePictureMenu() {
    auto* menu = new QMenu(tr("&Save a picture"), menuBar());
    menu->setObjectName(QStringLiteral("pictureMenu"));
    const std::pair<const char*, QString> views[] = {
        {"plan", tr("Site plan")},    {"causal", tr("Causal graph")},
        {"timeline", tr("Timeline")}, {"video", tr("Video")},
        {"why", tr("Why")},           {"window", tr("Window")}};
    for (const auto& [view, title] : views) {
        connect(menu->addAction(title), &QAction::triggered, this,
                [this, name = QString(QLatin1String(view))] {
                    commands_.trigger(QStringLiteral("save-picture"), {name});
                });
    }
    return menu;
}

QMenu* InstrumentWindow::makeLayoutMenu() {
    auto* menu = new QMenu(tr("&Layouts"), menuBar());
    menu->setObjectName(QStringLiteral("layoutMenu"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString& name : layoutNames_) {
            QString text = name;
            connect(menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&"))), &QAction::triggered,
                    this, [this, name] { commands_.trigger(QStringLiteral("layout"), {name}); });
        }
        menu->addSeparator();
        fill(menu, commands_, {"layout-save", "layout-reset"});
    });
    return menu;
}

void InstrumentWindow::openPalette(const QString& text) {
    views_->palette->openWith(text);
}

void InstrumentWindow::openKeys() {
    if (!views_->keys) {
        views_->keys = new ui_commands::KeysPage(commands_, viewKeys(), this);
        connect(views_->keys, &ui_commands::Overlay::closed, views_->keys, &QObject::deleteLater);
    }
    views_->keys->open();
}

void InstrumentWindow::askForRecording() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Open recording"), facts_.path,
                                                      tr("Recordings (recording.json)"));
    if (!file.isEmpty()) {
        Q_EMIT openRequested(file);
    }
}

void InstrumentWindow::showAbout() {
    auto* box = new QMessageBox(
        QMessageBox::NoIcon, tr("About Vestigo"),
        tr("Vestigo %1\nFinds what was abnormal in a recording of industrial terminals, and shows why.\n"
           "Free software under the GNU General Public License, version 3 or later.")
            .arg(QStringLiteral(VESTIGO_VERSION)),
        QMessageBox::Close, this);
    box->setObjectName(QStringLiteral("about"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void InstrumentWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.front().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void InstrumentWindow::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    QStringList files;
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) {
            files.append(url.toLocalFile());
        }
    }
    if (files.isEmpty()) {
        return;
    }
    event->acceptProposedAction();
    const QFileInfo first(files.front());
    // A folder without a recording in it is loose material too: the pictures of a camera.
    const bool isRecording =
        files.size() == 1 &&
        (first.suffix() == QLatin1String("json") ||
         (first.isDir() && QFileInfo::exists(first.filePath() + QStringLiteral("/recording.json"))));
    if (isRecording) {
        Q_EMIT openRequested(files.front());
    } else {
        Q_EMIT importRequested(files);
    }
}

void InstrumentWindow::closeEvent(QCloseEvent* event) {
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

/// Space plays, but on a button it presses the button: whoever works by keyboard has no other key for that.
/// F1 asks for help in dialogs too, where the window's own keys do not reach.
bool InstrumentWindow::helpsInDialog(QObject* watched, const QKeyEvent& key) {
    const auto* widget = qobject_cast<const QWidget*>(watched);
    const auto* dialog = widget == nullptr ? nullptr : qobject_cast<const QDialog*>(widget->window());
    if (dialog == nullptr || key.key() != Qt::Key_F1 || key.modifiers() != Qt::NoModifier) {
        return false;
    }
    commands_.run(QStringLiteral("help"), {helpPageOf(dialog->objectName())});
    return true;
}

bool InstrumentWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && helpsInDialog(watched, *static_cast<QKeyEvent*>(event))) {
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QWidget* focus = QApplication::focusWidget();
        const bool pressable = qobject_cast<const QAbstractButton*>(focus) != nullptr ||
                               qobject_cast<const QComboBox*>(focus) != nullptr;
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier && pressable &&
            focus->window() == this) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace vestigo::ui_shell
