using TelOS.Runtime;

namespace Genode;

/// <content>Its functions are those of the newest release.</content>
internal partial class PdClient : IPdSession;
