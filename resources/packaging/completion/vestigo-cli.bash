# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of vestigo-cli for bash. What a command and its options are called is asked of the program itself, so
# that this file never lags behind it.

_vestigo_cli_words() {
    "${COMP_WORDS[0]}" "$@" --help 2> /dev/null |
        sed -n -E 's/^  (-h,)?(--[a-z-]+).*/\2/p; /^Subcommands:/,$s/^  ([a-z-]+) .*/\1/p'
}

_vestigo_cli() {
    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}" command=""
    COMPREPLY=()
    [[ $COMP_CWORD -gt 1 ]] && command="${COMP_WORDS[1]}"
    case "$previous" in
        --role) mapfile -t COMPREPLY < <(compgen -W "expert frontline" -- "$current") ;;
        --lang) mapfile -t COMPREPLY < <(compgen -W "en zh_CN" -- "$current") ;;
        --split) mapfile -t COMPREPLY < <(compgen -W "train val test" -- "$current") ;;
        --size) mapfile -t COMPREPLY < <(compgen -W "tiny standard full" -- "$current") ;;
        --detector)
            mapfile -t COMPREPLY < <(compgen -W "shipped none" -- "$current"; compgen -f -- "$current")
            ;;
        --engine)
            mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" engines 2> /dev/null |
                sed -n -E 's/^([a-z][a-z0-9_-]*)\b.*/\1/p')" -- "$current")
            ;;
        --dataset | --data | --results) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
        --json | --pdf | --db | --model | --out | --from | --weights | --encoder-weights | --edge-iiotset | --instructions | --communication)
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        *)
            if [[ -z "$command" ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$(_vestigo_cli_words)" -- "$current")
            elif [[ "$current" == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$(_vestigo_cli_words "$command")" -- "$current")
            else
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi
            ;;
    esac
}
complete -o filenames -F _vestigo_cli vestigo-cli
