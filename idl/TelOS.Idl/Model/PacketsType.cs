namespace TelOS.Idl.Model;

/// <summary><c>packets&lt;T, submit, ack&gt;</c>, the last member of a dataspace: a submit queue, an acknowledgement queue, and the bulk buffer
/// in the rest of the dataspace.</summary>
/// <param name="Descriptor">The packet descriptor.</param>
/// <param name="SubmitSlots">Slots of the submit queue.</param>
/// <param name="AckSlots">Slots of the acknowledgement queue.</param>
/// <param name="BulkOffset">Bytes from the member's start to the bulk buffer.</param>
public sealed record PacketsType(TypeReference Descriptor, int SubmitSlots, int AckSlots, int BulkOffset) : TypeReference;
