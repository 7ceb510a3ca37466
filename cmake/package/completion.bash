# SPDX-License-Identifier: Apache-2.0
# bash completion for depesha. tests/package/help_test holds it against what `depesha COMMAND --help` says.

_depesha_options() {  # command
    local reading='--lang --engine --config --tessdata --authorities'
    local night="--jobs --only --settle --log-format --metrics --help $reading"
    case $1 in
    run) echo "--out --until --dry-run --force $night" ;;
    watch) echo "--out --interval $night" ;;
    retry) echo "--until $night" ;;
    verify) echo '--json --help' ;;
    report) echo '--metrics --config --help' ;;
    page) echo "--text --json --explain --help $reading" ;;
    clean) echo "--out --strips --json --help $reading" ;;
    status) echo '--json --help' ;;
    score) echo '--each --json --html --help' ;;
    *) echo 'run watch retry page clean status report verify score --help --version' ;;
    esac
}

# What may stand behind an option; fails for one that takes no word.
_depesha_values() {  # option, begun word
    case $1 in
    --log-format) mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$2") ;;
    --engine) mapfile -t COMPREPLY < <(compgen -W 'auto lstm tesseract' -- "$2") ;;
    --lang) mapfile -t COMPREPLY < <(compgen -W 'auto ru en ru+en' -- "$2") ;;
    --out | --tessdata) mapfile -t COMPREPLY < <(compgen -d -- "$2") ;;
    --config | --authorities | --html | --metrics) mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
    --jobs | --only | --settle | --until | --interval) ;;
    *) return 1 ;;
    esac
}

_depesha() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=
    COMPREPLY=()
    if [ "$word" = '=' ]; then
        word=
    elif [ "$before" = '=' ]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    [ "$COMP_CWORD" -eq 1 ] || command=${COMP_WORDS[1]}
    if _depesha_values "$before" "$word"; then
        return
    elif [ "$COMP_CWORD" -eq 1 ] || [ "${word:0:1}" = '-' ]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_depesha_options "$command")" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}

complete -o filenames -F _depesha depesha
