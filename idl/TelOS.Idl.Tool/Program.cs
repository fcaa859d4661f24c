using TelOS.Idl.Tool.CommandLine;
using TelOS.Idl.Tool.Output;

TemporaryFiles.RemoveOnSignals();
return ToolApplication.Run(args, ToolConsole.OfProcess());
