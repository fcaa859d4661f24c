using TelOS.Host.Tool;

return TelosApplication.Run(args, ToolOutput.OfProcess());
