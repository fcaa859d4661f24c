// The sentences of TelOS IDL. It accepts a little more than the language (any order, left-out numbers, wrong separators), so
// that Syntax/SyntaxBuilder can say what is wrong in better words than "unexpected token".
parser grammar TidlParser;
options { tokenVocab = TidlLexer; }

file: item* EOF;

item: edition | importLine | attributes (namespaceLine | constant | alias | structure | enumeration | union | record | exceptionLine | object);

edition: EDITION INT SEMI;
importLine: IMPORT STRING SEMI;
namespaceLine: NAMESPACE qualifiedName SEMI;

constant: CONST name COLON type ASSIGN expression SEMI;
alias: ALIAS name ASSIGN type SEMI;
exceptionLine: EXCEPTION name SEMI;

structure: (STRUCT | DATASPACE) name LBRACE layoutMember* RBRACE;
layoutMember: attributes (padding | field);
padding: (PAD | RESERVE) expression SEMI;
field: name COLON type SEMI;

enumeration: (ENUM | FLAGS | ERROR) name (COLON type)? LBRACE enumerator* RBRACE;
enumerator: attributes name (ASSIGN expression)? trailer (COMMA | SEMI)?;
// A rule of its own: what may follow these is more than what may follow others, and prediction of those stays simple.
trailer: attributeList*;

union: UNION name (COLON type)? LBRACE ordinalField* RBRACE;
record: RECORD name LBRACE ordinalField* RBRACE;
ordinalField: attributes ordinal? (reserved | name (COLON type)?) SEMI;

object: (INTERFACE | SESSION) name clause* LBRACE objectItem* RBRACE;
clause: SERVICE STRING | VERSION version | EXTENDS qualifiedName;
version: FLOAT | INT (DOT INT)?;
objectItem: section | attributes member;
section: (QUOTA | BULK) LBRACE setting* RBRACE | ARGS LBRACE argument* RBRACE;
setting: name COLON expression SEMI;
argument: attributes name COLON type (ASSIGN expression)? SEMI;

member: ordinal? (reserved | signal | method) SEMI;
ordinal: AT INT;
reserved: RESERVED STRING?;
signal: SIGNAL name (READS name)?;
method: name LPAREN parameters RPAREN result? throwsClause?;
parameters: (parameter (COMMA parameter)* COMMA?)?;
parameter: attributes INOUT? name COLON type;
result: ARROW type (OR type)?;
throwsClause: THROWS LPAREN qualifiedName (COMMA qualifiedName)* RPAREN;

type: typeCore typeSuffix*;
typeCore
    : generic typeArguments?
    | (MOVE | BORROW) type
    | BULK type
    | qualifiedName typeArguments?
    ;
typeSuffix: LBRACKET expression RBRACKET | QUESTION;
typeArguments: LT typeArgument (COMMA typeArgument)* GT;
typeArgument: type | expression;
generic: STRING_TYPE | TEXT | BYTES | CAP | LIST | MAP | RING | PACKETS;

attributes: attributeList*;
attributeList: LBRACKET attribute (COMMA attribute)* RBRACKET;
attribute: name (LPAREN expression (COMMA expression)* RPAREN)?;

expression
    : (MINUS | TILDE) expression                       # unary
    | expression (STAR | SLASH | PERCENT) expression   # binary
    | expression (PLUS | MINUS) expression             # binary
    | expression (SHL | SHR) expression                # binary
    | expression AMP expression                        # binary
    | expression CARET expression                      # binary
    | expression PIPE expression                       # binary
    | LPAREN expression RPAREN                         # group
    | INT (KIB | MIB | GIB)?                           # integer
    | FLOAT                                            # float
    | STRING                                           # text
    | (TRUE | FALSE)                                   # boolean
    | qualifiedName                                    # constantName
    ;

qualifiedName: name (DOT name)*;

// Keywords are words only where the language needs them; everywhere else they are names.
name
    : ID | EDITION | NAMESPACE | IMPORT | CONST | ALIAS | STRUCT | DATASPACE | PAD | RESERVE | ENUM | FLAGS | ERROR | UNION | RECORD
    | EXCEPTION | INTERFACE | SESSION | SERVICE | VERSION | EXTENDS | QUOTA | ARGS | BULK | RESERVED | SIGNAL | INOUT | OR | THROWS
    | MOVE | BORROW | STRING_TYPE | TEXT | BYTES | CAP | LIST | MAP | RING | PACKETS | TRUE | FALSE | KIB | MIB | GIB
    ;
