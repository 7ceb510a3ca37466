/* SPDX-License-Identifier: Apache-2.0 */
/* The model for typescript as part of the program: it is found wherever the program is put. */
    .section .rodata
    .balign 16
    .global depesha_typescript_begin
depesha_typescript_begin:
    .incbin TYPESCRIPT_MODEL
    .global depesha_typescript_end
depesha_typescript_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
