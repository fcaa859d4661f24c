using TelOS.Idl.Tool.CommandLine;
using TelOS.Idl.Tool.Output;

return ToolApplication.Run(args, ToolConsole.OfProcess());
