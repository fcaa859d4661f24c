// The words of TelOS IDL. Generated C# is committed: run eng/generate-parser after every change.
lexer grammar TidlLexer;

// SHR is made from two adjacent '>' outside angle brackets (Syntax/TokenScanner.cs), so that list<list<u8>> needs no space.
tokens { SHR }
channels { COMMENTS, DOCUMENTATION }

EDITION: 'edition';
NAMESPACE: 'namespace';
IMPORT: 'import';
CONST: 'const';
ALIAS: 'alias';
STRUCT: 'struct';
DATASPACE: 'dataspace';
PAD: 'pad';
RESERVE: 'reserve';
ENUM: 'enum';
FLAGS: 'flags';
ERROR: 'error';
UNION: 'union';
RECORD: 'record';
EXCEPTION: 'exception';
INTERFACE: 'interface';
SESSION: 'session';
SERVICE: 'service';
VERSION: 'version';
EXTENDS: 'extends';
QUOTA: 'quota';
ARGS: 'args';
BULK: 'bulk';
RESERVED: 'reserved';
SIGNAL: 'signal';
INOUT: 'inout';
OR: 'or';
THROWS: 'throws';
MOVE: 'move';
BORROW: 'borrow';
STRING_TYPE: 'string';
TEXT: 'text';
BYTES: 'bytes';
CAP: 'cap';
LIST: 'list';
MAP: 'map';
RING: 'ring';
PACKETS: 'packets';
TRUE: 'true';
FALSE: 'false';
KIB: 'KiB';
MIB: 'MiB';
GIB: 'GiB';

LBRACE: '{';
RBRACE: '}';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
LT: '<';
GT: '>';
COMMA: ',';
SEMI: ';';
COLON: ':';
DOT: '.';
ASSIGN: '=';
QUESTION: '?';
AT: '@';
ARROW: '->';
READS: '=>';
PIPE: '|';
CARET: '^';
AMP: '&';
SHL: '<<';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';
TILDE: '~';

ID: [A-Za-z_] [A-Za-z0-9_]*;

FLOAT: DIGITS '.' TAIL EXPONENT? | DIGITS EXPONENT;
INT: DIGITS | '0x' HEX ('_'? HEX)*;
BAD_NUMBER: [0-9] [A-Za-z0-9_]* ('.' [A-Za-z0-9_]+)?;

STRING: '"' CHARACTER* '"';
UNTERMINATED_STRING: '"' CHARACTER* '\\'?;

DOC_COMMENT: '///' (~[/\r\n] ~[\r\n]*)? -> channel(DOCUMENTATION);
LINE_COMMENT: '//' ~[\r\n]* -> channel(COMMENTS);
BLOCK_COMMENT: '/*' INSIDE* '*'+ '/' -> channel(COMMENTS);
UNTERMINATED_COMMENT: '/*' INSIDE* '*'* -> channel(COMMENTS);

WHITESPACE: [ \t\r\n]+ -> skip;
UNEXPECTED: .;

fragment DIGITS: '0' | [1-9] ('_'? [0-9])*;
fragment TAIL: [0-9] ('_'? [0-9])*;
fragment EXPONENT: [eE] [+-]? [0-9]+;
fragment HEX: [0-9A-Fa-f];
fragment CHARACTER: ~["\\\r\n] | '\\' ~[\r\n];
fragment INSIDE: ~'*' | '*'+ ~[*/];
